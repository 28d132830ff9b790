import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'koa';
import { etagOf, matches, negotiate, type Encoding } from '../core/etag';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Readers may keep an answer, but must ask before they use it again: a recall reaches them with the next read. */
export const CACHE_CONTROL = 'public, no-cache';

/** The bytes of a JSON answer, and their encodings, each made when it is first asked for. */
export class Answer {
  readonly identity: Buffer;
  private readonly encoded = new Map<Encoding, Promise<Buffer>>();
  private readonly etags = new Map<Encoding, string>();

  constructor(value: unknown) {
    this.identity = Buffer.from(JSON.stringify(value), 'utf8');
  }

  /** Bytes in an encoding. */
  async bytes(encoding: Encoding): Promise<Buffer> {
    const known = this.encoded.get(encoding);
    if (known !== undefined) return known;
    const made = this.encode(encoding);
    this.encoded.set(encoding, made);
    return made;
  }

  /** The strong validator of an encoding. It names the content, so a 304 needs no compression. */
  etag(encoding: Encoding): string {
    const etag = this.etags.get(encoding) ?? etagOf(this.identity, encoding);
    this.etags.set(encoding, etag);
    return etag;
  }

  private async encode(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return this.identity;
    if (encoding === 'gzip') return zip(this.identity, { level: 6 });
    return brotli(this.identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: this.identity.length },
    });
  }
}

/** Answers a GET or a HEAD: the same status and headers for both; 304 without a body when the reader has the bytes. */
export async function sendAnswer(ctx: Context, answer: Answer): Promise<void> {
  const encoding = negotiate(ctx.headers['accept-encoding']?.toString());
  const etag = answer.etag(encoding);
  ctx.set('Cache-Control', CACHE_CONTROL);
  ctx.vary('Accept-Encoding');
  ctx.set('ETag', etag);
  if (matches(ctx.headers['if-none-match'], etag)) {
    ctx.status = 304;
    return;
  }
  const body = await answer.bytes(encoding);
  ctx.status = 200;
  ctx.body = body;
  ctx.type = 'application/json';
  if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
}
