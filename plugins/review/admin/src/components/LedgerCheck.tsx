import { useEffect, useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import type { LedgerRow } from '../api/evidence';
import { useTranslate } from '../hooks/useTranslate';
import { browserSha256, checkRows, type CheckOutcome } from '../model/ledger-check';

/** Recomputes the rows that are shown in the reader's own browser, which need not trust the server for that. */
export function LedgerCheck({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const t = useTranslate();
  const [outcome, setOutcome] = useState<CheckOutcome | 'impossible' | null>(null);
  // Other rows: what was found of the earlier ones says nothing of them.
  useEffect(() => setOutcome(null), [rows]);
  const check = async () => {
    const sha256 = browserSha256();
    setOutcome(sha256 === null ? 'impossible' : await checkRows(rows, sha256));
  };
  const words = (): string => {
    if (outcome === null) return '';
    if (outcome === 'impossible') return t('evidence.check.impossible');
    return outcome.ok
      ? t('evidence.check.ok', { rows: outcome.rows, links: outcome.links })
      : t('evidence.check.bad', { seq: outcome.seq });
  };
  const isBad = outcome !== null && outcome !== 'impossible' && !outcome.ok;
  return (
    <Flex gap={3} wrap="wrap">
      <Button type="button" size="S" variant="secondary" disabled={rows.length === 0} onClick={() => void check()}>
        {t('evidence.check')}
      </Button>
      <Typography variant="pi" textColor={isBad ? 'danger700' : 'neutral700'} aria-live="polite">
        {words()}
      </Typography>
    </Flex>
  );
}
