import http from 'node:http';
import type supertest from 'supertest';

/** RFC 8785 for values without exotic numbers, written apart from the code under test. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}

/** Keeps the bytes of an answer as they came. */
export function collect(response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  // superagent types the answer; while it is being read, it is Node's stream.
  const stream = response as unknown as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}

/** Waits until something is true, 10 s at most. */
export async function waitFor(isTrue: () => boolean): Promise<void> {
  for (const start = Date.now(); !isTrue(); ) {
    if (Date.now() - start > 10_000) throw new Error('It did not become true within 10 s.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens an event stream and keeps its text. */
export async function openStream(url: string, headers: Record<string, string> = {}) {
  let text = '';
  const request = http.get(url, { headers });
  request.on('error', () => undefined);
  const response = await new Promise<http.IncomingMessage>((resolve) => request.once('response', resolve));
  response.on('error', () => undefined);
  response.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return {
    headers: response.headers,
    text: () => text,
    until: (pattern: RegExp) => waitFor(() => pattern.test(text)),
    close: () => request.destroy(),
  };
}

/** Paths that are refused, with status and code. A 400 names exactly one parameter. */
export const REFUSED: [string, number, string][] = [
  ['channels/website?status=draft', 400, 'INVALID_INPUT'],
  ['channels/website/feed?populate=*', 400, 'INVALID_INPUT'],
  ['channels/website/feed?pageSize=101', 400, 'INVALID_INPUT'],
  ['channels/website/feed?page=0', 400, 'INVALID_INPUT'],
  ['channels/website/feed?locale=fr', 400, 'INVALID_INPUT'],
  ['channels/website/items/doc-a?foo=1', 400, 'INVALID_INPUT'],
  ['channels/screen/manifest?page=1', 400, 'INVALID_INPUT'],
  ['channels/screen/events?page=1', 400, 'INVALID_INPUT'],
  ['keys?x=1', 400, 'INVALID_INPUT'],
  [`media/${'a'.repeat(64)}?x=1`, 400, 'INVALID_INPUT'],
  ['channels/nowhere/feed', 404, 'NOT_FOUND'],
  ['channels/nowhere/manifest', 404, 'NOT_FOUND'],
  [`media/${'a'.repeat(64)}`, 404, 'NOT_FOUND'],
  ['media/not-a-digest', 404, 'NOT_FOUND'],
];

/** Headers without those that differ from one connection to the next. */
export const comparable = (headers: Record<string, string>) => {
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...rest } = headers;
  return rest;
};

/** The document ids of a feed, in its order. */
export const idsOf = (answer: { body: { data: { documentId: string }[] } }): string[] =>
  answer.body.data.map(({ documentId }) => documentId);
