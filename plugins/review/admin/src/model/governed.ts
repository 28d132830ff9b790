import type { GovernedList } from '../api/governed';

/** Whether the type is known to be governed. */
export const isGoverned = (list: GovernedList, uid: string): boolean =>
  list.status === 'ready' && list.types.some((type) => type.uid === uid);

/**
 * Whether Strapi's own publish buttons stay away. Until the list is there they do, for a button must not flash up on a
 * governed type. If the list cannot be had they stay as they are: other types need them, and the server refuses anyway.
 */
export const hidesPublish = (list: GovernedList, uid: string): boolean =>
  list.status === 'loading' || isGoverned(list, uid);

/** The name of a type as the organisation calls it, or its uid; nothing while the names are on their way. */
export function typeName(list: GovernedList, uid: string): string {
  if (list.status === 'loading') return '';
  return (list.status === 'ready' ? list.types.find((type) => type.uid === uid)?.displayName : undefined) ?? uid;
}
