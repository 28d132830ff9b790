/** What a new document is begun with: codes of a theme and a channel. */
export interface Preset {
  theme: string | null;
  channel: string | null;
}

const NAME = 'balance';

/** The address of the form for a new entry of a type that begins with these labels. Strapi keeps what it does not know. */
export function createAddress(uid: string, theme: string, channel: string): string {
  const query = new URLSearchParams({ [`${NAME}[theme]`]: theme, [`${NAME}[channel]`]: channel });
  return `/content-manager/collection-types/${uid}/create?${query.toString()}`;
}

/** What the address of a form asks for. */
export function presetOf(query: unknown): Preset {
  const asked = typeof query === 'object' && query !== null ? (query as Record<string, unknown>)[NAME] : null;
  const of = (name: string): string | null => {
    const value = typeof asked === 'object' && asked !== null ? (asked as Record<string, unknown>)[name] : null;
    return typeof value === 'string' ? value : null;
  };
  return { theme: of('theme'), channel: of('channel') };
}
