import { Typography } from '@strapi/design-system';

import type { EntryWords } from '../api/evidence';
import type { Person } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { personText } from '../model/levels';

/** What was done, at which level, and what is special about it. */
export function ActText({ words, strong = true }: { readonly words: EntryWords; readonly strong?: boolean }) {
  const more = [words.level, words.capacity, words.note].filter((part): part is string => part !== null);
  const text = [words.act, ...new Set(more)].join(' · ');
  return (
    <Typography tag="p" variant="pi" {...(strong ? { fontWeight: 'semiBold' as const } : {})} style={BREAKS}>
      {text}
    </Typography>
  );
}

/** Why, in the person's own words, or the server's where it acted by itself. */
export function ReasonText({ words }: { readonly words: EntryWords }) {
  if (words.reason === null) return null;
  return (
    <Typography tag="p" variant="pi" style={{ ...BREAKS, whiteSpace: 'pre-wrap' }}>
      {words.reason}
    </Typography>
  );
}

/** Who did it; the server itself where nobody did. */
export function ByText({ by }: { readonly by: Person | null }) {
  const t = useTranslate();
  return <>{by === null ? t('evidence.nobody') : personText(by)}</>;
}

const BREAKS = { overflowWrap: 'anywhere' } as const;
