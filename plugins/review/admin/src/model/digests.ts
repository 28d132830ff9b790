/** How many characters of a digest are shown. */
export const SHORT_DIGEST = 8;

/** The beginning of a digest, as shown to people. */
export const shortDigest = (digest: string): string => digest.slice(0, SHORT_DIGEST);
