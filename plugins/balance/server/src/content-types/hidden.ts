/** Keeps a table out of the Content Manager and the Content-Type Builder. */
export const HIDDEN = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } } as const;
