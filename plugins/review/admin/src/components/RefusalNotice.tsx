import { useEffect, useRef } from 'react';

import { Box, Typography } from '@strapi/design-system';

import { isDecided, type ServerRefusal } from '../api/refusal';
import { useFieldName } from '../hooks/useFieldName';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { readablePaths } from '../model/readable-diff';
import { FindingList } from './FindingList';

/** What to do next: read again, look again, or try again where nobody knows. */
function adviceFor(failure: ServerRefusal | 'silent'): string {
  if (failure === 'silent' || !isDecided(failure)) return 'refusal.silent-advice';
  return failure.code === 'STALE_DIGEST' ? 'refusal.reread' : 'refusal.kept';
}

/**
 * Why an act did not happen: the server's sentence, what it is about, and that nothing typed is lost. Read out at once,
 * and brought into view: in a long dialog it would appear below the edge.
 */
export function RefusalNotice({ failure }: { readonly failure: ServerRefusal | 'silent' }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  const wordsOf = useFailureWords('refusal');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [failure]);
  const { changedPaths, findings } = failure === 'silent' ? { changedPaths: [], findings: [] } : failure;
  return (
    <Box ref={box} role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="danger700">
        {wordsOf(failure)}
      </Typography>
      {changedPaths.length > 0 ? (
        <Typography tag="p" variant="pi">
          {t('refusal.changed', { paths: readablePaths(changedPaths).map(fieldName).join(t('separator')) })}
        </Typography>
      ) : null}
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
      <Typography tag="p" variant="pi">
        {t(adviceFor(failure))}
      </Typography>
    </Box>
  );
}
