/** What is opened of a picture, and how. */
export const LIMITS = {
  /** Bytes of a file. */
  bytes: 30 * 1024 * 1024,
  /** Pixels of a picture once unpacked: twice a large camera's. */
  pixels: 60_000_000,
  /** Longest side of the picture that is read; larger ones are made smaller first. */
  reading: 2600,
  /** Longest side of the picture in which text is looked for. */
  finding: 1280,
} as const;

/** No letter fits in fewer pixels than this each way; and brightness that differs by less is nothing a reader sees. */
export const LEAST = { side: 8, contrast: 12 } as const;

const startsWith = (bytes: Uint8Array, ...values: number[]): boolean => values.every((value, i) => bytes[i] === value);

/** What a file's first bytes say it is: vectors are told from pixels whatever the file is called. */
export function pictureKind(bytes: Uint8Array): 'vector' | 'pixels' {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'vector';
  // Compressed SVG: no picture of pixels begins like this.
  if (startsWith(bytes, 0x1f, 0x8b)) return 'vector';
  const head = String.fromCharCode(...bytes.subarray(0, 1024)).replace(/\0/g, '');
  return /^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*<(?:[?!]|svg)/i.test(head) ? 'vector' : 'pixels';
}
