import { useEffect, useState } from 'react';

import type { CommentAnchor } from '../api/comments';
import { FIELD_MARK } from '../components/ContentView';
import { anchorOf, wordsIn } from '../model/words';

/** The element that holds the text of a field, if it is on the page. */
export const fieldElement = (path: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[${FIELD_MARK}="${CSS.escape(path)}"]`);

const fieldAround = (node: Node): HTMLElement | null =>
  (node instanceof HTMLElement ? node : node.parentElement)?.closest<HTMLElement>(`[${FIELD_MARK}]`) ?? null;

/** The words of one field that are selected now, or null. */
function selectedWords(): CommentAnchor | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const field = fieldAround(range.startContainer);
  if (field === null || field !== fieldAround(range.endContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(field);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  return anchorOf(field.getAttribute(FIELD_MARK) ?? '', field.textContent ?? '', start, end);
}

/** The words that were selected last in the text, until others are or the selection goes. */
export function useSelectedWords(): CommentAnchor | null {
  const [words, setWords] = useState<CommentAnchor | null>(null);
  useEffect(() => {
    const look = () => setWords(selectedWords());
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return words;
}

/** A range of an element's text by offsets into its `textContent`. */
function rangeIn(element: HTMLElement, { start, end }: { readonly start: number; readonly end: number }): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= at && start <= at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) range.setEnd(node, end - at);
    at += length;
  }
  return range;
}

/** The words of an anchor as they stand on the page, or null where they do not. */
export function rangeOf(anchor: CommentAnchor): Range | null {
  const field = fieldElement(anchor.path);
  const words = field === null ? null : wordsIn(anchor, field.textContent ?? '');
  return field === null || words === null ? null : rangeIn(field, words);
}

/** Leads to the words of an anchor, and selects them; to the whole field where there are no words to find. */
export function goToWords(anchor: CommentAnchor): void {
  const field = fieldElement(anchor.path);
  if (field === null) return;
  const range = rangeOf(anchor);
  field.focus({ preventScroll: true });
  (range?.startContainer.parentElement ?? field).scrollIntoView({ block: 'center' });
  const selection = window.getSelection();
  selection?.removeAllRanges();
  if (range !== null) selection?.addRange(range);
}
