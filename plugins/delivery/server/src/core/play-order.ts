/** What an orderer sees of an item. */
export interface OrderedItem {
  id: string;
  theme: string | null;
  releasedAt: string;
}

/**
 * Puts items into the order an orderer asked for. What it forgot comes last in the old order, what it invented or
 * named twice is ignored: an orderer decides about order, never about which items are shown.
 */
export function arrange<T extends { id: string }>(items: readonly T[], order: readonly string[]): T[] {
  const rest = new Map(items.map((item) => [item.id, item]));
  const arranged = order.flatMap((id) => {
    const item = rest.get(id);
    rest.delete(id);
    return item === undefined ? [] : [item];
  });
  return [...arranged, ...rest.values()];
}
