/** A pack of users as far as planning needs it. */
export interface PlannedPack {
  key: string;
  documentId: string;
  version: number;
  terms: number;
}

/** Packs that make one layer. */
export interface PlannedLayer {
  /** Names the packs and their versions: equal keys, equal layers. */
  key: string;
  packs: readonly PlannedPack[];
  /** Too much to be built in between: it gets a thread of its own. */
  aside: boolean;
}

/** Terms that are compiled in some ten milliseconds, of one pack and of all such packs together. */
const SMALL = { pack: 2000, together: 6000 } as const;

const keyOf = (packs: readonly PlannedPack[]): string =>
  packs.map(({ documentId, version }) => `${documentId}:${version}`).join(' ');

/**
 * How packs are put into layers: small ones together, so that a change of one compiles little; each large one alone, so that
 * it stays as it is while others change.
 */
export function planLayers(packs: readonly PlannedPack[]): PlannedLayer[] {
  const small = packs.filter(({ terms }) => terms <= SMALL.pack);
  const large = packs.filter(({ terms }) => terms > SMALL.pack);
  const together = small.reduce((sum, { terms }) => sum + terms, 0);
  return [
    ...(small.length > 0 ? [{ key: keyOf(small), packs: small, aside: together > SMALL.together }] : []),
    ...large.map((pack) => ({ key: keyOf([pack]), packs: [pack], aside: true })),
  ];
}

/** Whether a stamp (see the packs service) names these packs in these versions. */
export function agrees(stamp: string, packs: readonly PlannedPack[]): boolean {
  const inOrder = (names: string[]): string => names.sort().join(' ');
  return inOrder(stamp.split(' ')) === inOrder(packs.map((pack) => keyOf([pack])));
}
