import { Readable } from 'node:stream';
import { headOf, typeOf } from './file-type';

describe('typeOf', () => {
  it.each<[string, string | null]>([
    ['\x89PNG\r\n\x1a\n\0\0\0\r', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0\x01\0', 'image/gif'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\x24\0\0\0WAVEfmt ', null],
    ['%PDF-1.7\n', 'application/pdf'],
    ['<svg xmlns="', null],
    ['<!doctype html>', null],
    ['', null],
  ])('%j', (head, type) => expect(typeOf(Buffer.from(head, 'latin1'))).toBe(type));
});

describe('headOf', () => {
  it.each([[['ab', 'cdefghijklmnop', 'q']], [['abcdefghijklmnop']]])('leaves the stream whole: %j', async (chunks) => {
    const stream = Readable.from(
      chunks.map((chunk) => Buffer.from(chunk)),
      { objectMode: false },
    );
    const head = await headOf(stream);
    expect(Buffer.from(head).toString()).toBe(chunks.join('').slice(0, 12));
    const rest: Buffer[] = [];
    for await (const chunk of stream) rest.push(chunk as Buffer);
    expect(Buffer.concat(rest).toString()).toBe(chunks.join(''));
  });

  it.each([[['a']], [[]]])('reads what there is of a short one: %j', async (chunks: string[]) => {
    const stream = Readable.from(
      chunks.map((chunk) => Buffer.from(chunk)),
      { objectMode: false },
    );
    expect(Buffer.from(await headOf(stream)).toString()).toBe(chunks.join(''));
  });
});
