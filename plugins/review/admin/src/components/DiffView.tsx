import { useRef } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import type { DiffEntry, DiffSegment } from '../api/types';
import { useFieldName } from '../hooks/useFieldName';
import { useNaming } from '../hooks/useNaming';
import { usePageKeys } from '../hooks/usePageKeys';
import { useTranslate } from '../hooks/useTranslate';
import { step } from '../model/keyboard';
import { readableChanges, type ReadableChange } from '../model/readable-diff';
import { PlaceNumber } from './PlaceNumber';
import { ToneBadge } from './ToneBadge';
import type { Tone } from '../model/states';

const TONES: Readonly<Record<DiffEntry['kind'], Tone>> = { added: 'success', removed: 'danger', changed: 'warning' };

/** A stretch of text: what came in underlined, what went out struck through, and both named for those who listen. */
function Segment({ segment }: { readonly segment: DiffSegment }) {
  const t = useTranslate();
  if (segment.kind === 'equal') return segment.text;
  const inserted = segment.kind === 'insert';
  return (
    <Box
      tag={inserted ? 'ins' : 'del'}
      display="inline"
      background={inserted ? 'success100' : 'danger100'}
      color={inserted ? 'success700' : 'danger700'}
    >
      <VisuallyHidden>{t(inserted ? 'diff.inserted' : 'diff.deleted')}</VisuallyHidden>
      {segment.text}
    </Box>
  );
}

/** What changed in one place, with a sentence where the words do not show it. */
export function ChangedText({ change, note }: { readonly change: ReadableChange; readonly note?: string | null }) {
  const t = useTranslate();
  const sentence = note ?? (change.note === null ? null : t(`diff.note.${change.note}`));
  return (
    <>
      <Typography tag="div" variant="omega" lineHeight={6} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {change.segments.map((segment, index) => (
          <Segment key={index} segment={segment} />
        ))}
      </Typography>
      {sentence === null ? null : (
        <Typography tag="p" variant="omega" textColor="neutral800">
          {sentence}
        </Typography>
      )}
    </>
  );
}

/** What kind of change it is, in a word. */
export function ChangeBadge({ kind }: { readonly kind: DiffEntry['kind'] }) {
  const t = useTranslate();
  return <ToneBadge tone={TONES[kind]}>{t(`diff.${kind}`)}</ToneBadge>;
}

function DiffItem({ change, position }: { readonly change: ReadableChange; readonly position: number }) {
  const fieldName = useFieldName();
  return (
    <Box tag="li" tabIndex={-1} padding={3} background="neutral0" borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap" paddingBottom={2}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          <PlaceNumber number={position} /> {fieldName(change.path)}
        </Typography>
        <ChangeBadge kind={change.kind} />
      </Flex>
      <ChangedText change={change} />
    </Box>
  );
}

/** What differs, field by field. N and P go to the next and the previous one. */
export function DiffView({ entries }: { readonly entries: readonly DiffEntry[] }) {
  const naming = useNaming();
  const list = useRef<HTMLOListElement>(null);
  const move = (by: 1 | -1) => {
    const items = Array.from(list.current?.children ?? []).filter((item) => item instanceof HTMLElement);
    const current = items.findIndex((item) => item.contains(document.activeElement));
    items[step(current, by, items.length)]?.focus();
  };
  usePageKeys({ n: () => move(1), p: () => move(-1) });
  return (
    <Flex tag="ol" ref={list} direction="column" alignItems="stretch" gap={3}>
      {readableChanges(entries, naming).map((change, index) => (
        <DiffItem key={change.path} change={change} position={index + 1} />
      ))}
    </Flex>
  );
}
