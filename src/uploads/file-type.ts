import type { Readable } from 'node:stream';

/** Bytes enough to tell any accepted type. */
export const HEAD_BYTES = 12;

/** The accepted type whose first bytes these are, or null. */
export function typeOf(head: Uint8Array): string | null {
  const ascii = Buffer.from(head).toString('latin1');
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (ascii.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(ascii)) return 'image/webp';
  return ascii.startsWith('%PDF-') ? 'application/pdf' : null;
}

/** The first bytes of a stream, which still gives all of them afterwards, unless it was shorter than that: then it is used up. */
export async function headOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const chunk = stream.read() as Buffer | string | null;
    if (chunk !== null) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
    } else if (stream.readableEnded || stream.destroyed) break;
    else
      await new Promise<void>((resolve, reject) =>
        stream.once('readable', resolve).once('end', resolve).once('error', reject),
      );
  }
  const head = Buffer.concat(chunks);
  if (head.length >= HEAD_BYTES) stream.unshift(head);
  return head.subarray(0, HEAD_BYTES);
}
