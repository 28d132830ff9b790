import { Box, Typography } from '@strapi/design-system';

import type { ServerRefusal } from '../api/refusal';
import type { DefinitionFault } from '../api/workflows';
import { useTranslate } from '../hooks/useTranslate';
import { RefusalNotice } from './RefusalNotice';

interface SaveFailureProps {
  readonly failure: ServerRefusal | 'silent' | null;
  readonly faults: readonly DefinitionFault[];
}

/** Why a workflow was not saved. Faults are said beside their fields; here only how many there are. */
export function SaveFailure({ failure, faults }: SaveFailureProps) {
  const t = useTranslate();
  if (failure === null) return null;
  if (faults.length === 0) return <RefusalNotice failure={failure} />;
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="danger700">
        {t('flow.faults', { count: faults.length })}
      </Typography>
    </Box>
  );
}
