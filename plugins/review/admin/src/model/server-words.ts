/** A list of dotted attribute paths in brackets, as the server's sentences carry them: "(summary, source.unit)". */
const PATHS = / \(([a-z]\w*(?:\.\w+)*(?:, [a-z]\w*(?:\.\w+)*)*)\)/g;

/** A sentence of the server with the names of fields in the user's language in place of their paths. */
export const withFieldNames = (
  sentence: string,
  nameOf: (path: string) => string,
  inBrackets: (names: readonly string[]) => string,
): string => sentence.replace(PATHS, (_, paths: string) => inBrackets(paths.split(', ').map(nameOf)));
