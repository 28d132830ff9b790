import type { Json } from './canonical-json';
import type { Content } from './content';
import { blocksText, isBlocks, shownText } from './diff';

/** What people read of each field of a content, by the field's name. */
export function textsOf(content: Content): Map<string, string> {
  const textOf = (value: Json): string => (isBlocks(value) ? blocksText(value) : shownText(value));
  return new Map(Object.entries(content.fields).map(([name, value]) => [name, textOf(value)]));
}
