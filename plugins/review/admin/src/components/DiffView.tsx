import { useRef } from 'react';

import { Badge, Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import type { DiffEntry, DiffSegment } from '../api/types';
import { useFieldName } from '../hooks/useFieldName';
import { usePageKeys } from '../hooks/usePageKeys';
import { useTranslate } from '../hooks/useTranslate';
import { valueText } from '../model/content';
import { diffSegments } from '../model/diffs';
import { step } from '../model/keyboard';
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

function DiffItem({ entry, position }: { readonly entry: DiffEntry; readonly position: number }) {
  const t = useTranslate();
  const fieldName = useFieldName();
  return (
    <Box tag="li" tabIndex={-1} padding={3} background="neutral0" borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap" paddingBottom={2}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {position}. {fieldName(entry.path)}
        </Typography>
        <Badge variant={TONES[entry.kind]}>{t(`diff.${entry.kind}`)}</Badge>
      </Flex>
      <Typography tag="div" variant="omega" lineHeight={6} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {diffSegments(entry, valueText).map((segment, index) => (
          <Segment key={index} segment={segment} />
        ))}
      </Typography>
    </Box>
  );
}

/** What differs, field by field. N and P go to the next and the previous one. */
export function DiffView({ entries }: { readonly entries: readonly DiffEntry[] }) {
  const list = useRef<HTMLOListElement>(null);
  const move = (by: 1 | -1) => {
    const items = Array.from(list.current?.children ?? []).filter((item) => item instanceof HTMLElement);
    const current = items.findIndex((item) => item.contains(document.activeElement));
    items[step(current, by, items.length)]?.focus();
  };
  usePageKeys({ n: () => move(1), p: () => move(-1) });
  return (
    <Flex tag="ol" ref={list} direction="column" alignItems="stretch" gap={3}>
      {entries.map((entry, index) => (
        <DiffItem key={entry.path} entry={entry} position={index + 1} />
      ))}
    </Flex>
  );
}
