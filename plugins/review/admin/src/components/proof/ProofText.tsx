import { useRef } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import type { Passage, ProofFinding } from '../../api/proof';
import { useFieldName } from '../../hooks/useFieldName';
import { useTranslate } from '../../hooks/useTranslate';
import { selectedIn, textPieces, type Selected } from '../../model/proof';

type Numbered = ProofFinding & { readonly number: number };

interface ProofTextProps {
  readonly passages: readonly Passage[];
  readonly findings: readonly Numbered[];
  readonly lang: string | undefined;
  /** Words were selected, with the mouse or by touch; null when nothing is any more. */
  readonly onSelect: (selected: Selected | null) => void;
}

/** What is called by number: not part of the text that is counted. */
const NOT_TEXT = 'data-not-text';

function lengthBefore(root: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  before.querySelectorAll(`[${NOT_TEXT}]`).forEach((element) => element.remove());
  return before.textContent?.length ?? 0;
}

function selectionIn(root: HTMLElement, passage: Passage): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const from = lengthBefore(root, range.startContainer, range.startOffset);
  return selectedIn(passage, from, lengthBefore(root, range.endContainer, range.endOffset));
}

function PassageText({ passage, findings }: { readonly passage: Passage; readonly findings: readonly Numbered[] }) {
  const t = useTranslate();
  const marks = findings.flatMap(({ number, path, place, open }) =>
    open && place !== null && path === passage.path ? [{ number, ...place }] : [],
  );
  return textPieces(passage.text, marks).map((piece, index) =>
    piece.findings.length === 0 ? (
      piece.text
    ) : (
      <Box key={index} tag="mark" display="inline" background="warning200" color="neutral800">
        {piece.text}
        <sup {...{ [NOT_TEXT]: '' }} style={{ userSelect: 'none' }}>
          {t('proof.mark', { numbers: piece.findings.join(t('separator')) })}
        </sup>
      </Box>
    ),
  );
}

function PassageView({
  passage,
  findings,
  onSelect,
}: { readonly passage: Passage } & Omit<ProofTextProps, 'passages' | 'lang'>) {
  const fieldName = useFieldName();
  const root = useRef<HTMLDivElement>(null);
  const look = () => {
    if (root.current !== null) onSelect(selectionIn(root.current, passage));
  };
  return (
    <Box tag="section" aria-label={fieldName(passage.path)}>
      <Typography tag="h4" variant="sigma" textColor="neutral600">
        {fieldName(passage.path)}
      </Typography>
      <Typography
        ref={root}
        tag="div"
        variant="omega"
        lineHeight={6}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        onMouseUp={look}
        onTouchEnd={look}
      >
        <PassageText passage={passage} findings={findings} />
      </Typography>
    </Box>
  );
}

/** The text that is proofread, open findings marked and numbered. */
export function ProofText({ passages, lang, ...rest }: ProofTextProps) {
  return (
    <Flex tag="article" lang={lang} direction="column" alignItems="stretch" gap={4}>
      {passages.map((passage) => (
        <PassageView key={passage.path} passage={passage} {...rest} />
      ))}
    </Flex>
  );
}
