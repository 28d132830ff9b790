import { Box, Typography } from '@strapi/design-system';

import type { ServerRefusal } from '../api/refusal';
import { useFieldName } from '../hooks/useFieldName';
import { useTranslate } from '../hooks/useTranslate';
import { FindingList } from './FindingList';

/** Why an act did not happen: the server's sentence, what it is about, and that nothing typed is lost. Read out at once. */
export function RefusalNotice({ failure }: { readonly failure: ServerRefusal | 'silent' }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const refusal = failure === 'silent' ? null : failure;
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="danger700">
        {refusal === null ? t('refusal.silent') : refusal.message || t('refusal.unknown', { code: refusal.code })}
      </Typography>
      {refusal !== null && refusal.changedPaths.length > 0 ? (
        <Typography tag="p" variant="pi">
          {t('refusal.changed', { paths: refusal.changedPaths.map(fieldName).join(t('separator')) })}
        </Typography>
      ) : null}
      {refusal !== null && refusal.findings.length > 0 ? <FindingList findings={refusal.findings} /> : null}
      <Typography tag="p" variant="pi">
        {t(refusal === null ? 'refusal.silent-advice' : 'refusal.kept')}
      </Typography>
    </Box>
  );
}
