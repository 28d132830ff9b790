import { feedEntry, itemAnswer, manifestItem } from './answers';
import { escapeHtml } from './html-text';
import type { ItemRow } from './item';

/**
 * Whether everything a channel hands out of a row shows the label: the page's body, the entry of a list, and the item of
 * a screen's playlist. It looks at the output itself, not at what the output was meant to be.
 */
export function showsLabel(row: ItemRow, label: string): boolean {
  const { body } = itemAnswer(row);
  return (
    body.startsWith('<p') &&
    body.slice(0, body.indexOf('</p>')).includes(escapeHtml(label)) &&
    feedEntry(row).aiLabel === label &&
    manifestItem(row).aiLabel === label
  );
}
