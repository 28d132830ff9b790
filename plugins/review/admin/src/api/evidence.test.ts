import { loadEvidence, loadLedger, loadRecord, loadTimeline, type LedgerPage, type RawClient } from './evidence';

/** A client that answers from a list and notes what it was asked. */
function clientOf(answers: unknown[]) {
  const asked: [string, unknown][] = [];
  const client: RawClient = {
    get: <Answer>(url: string, options?: { params?: unknown; responseType?: string }) => {
      asked.push([url, options?.responseType === undefined ? options?.params : options]);
      return Promise.resolve({ data: answers.shift() as Answer });
    },
  };
  return { client, asked };
}

const target = { uid: 'api::article.article', documentId: 'doc', locale: 'en' };
const page = (seqs: number[], next: number | null): LedgerPage => ({
  data: seqs.map((seq) => ({ seq }) as LedgerPage['data'][number]),
  next,
  head: { seq: 99, hash: '' },
});

test('a page is looked for in steps until it is full or there is no more', async () => {
  const { client, asked } = clientOf([page([9, 8], 5), page([], 3), page([2], null)]);
  const found = await loadLedger(client, { person: 'a' }, null);
  expect(found.data.map(({ seq }) => seq)).toEqual([9, 8, 2]);
  expect(found.next).toBeNull();
  expect(asked.map(([, params]) => params)).toEqual([
    { person: 'a', limit: 50 },
    { person: 'a', limit: 48, before: 5 },
    { person: 'a', limit: 48, before: 3 },
  ]);
});

test('what is very rare is not looked for without an end', async () => {
  const { client, asked } = clientOf(Array.from({ length: 99 }, (_, index) => page([], 900 - index)));
  expect((await loadLedger(client, {}, 1000)).next).toBe(891);
  expect(asked).toHaveLength(10);
});

test('form, pack and time line are asked for in the document’s locale', async () => {
  const { client, asked } = clientOf(['<html>', new Blob(['x']), { runs: [] }]);
  expect(await loadRecord(client, target, '7')).toBe('<html>');
  expect((await loadEvidence(client, target, null)).size).toBe(1);
  await loadTimeline(client, target);
  const at = '/review/documents/api::article.article/doc';
  expect(asked).toEqual([
    [`${at}/record`, { params: { locale: 'en', run: '7' }, responseType: 'text' }],
    [`${at}/evidence`, { params: { locale: 'en' }, responseType: 'blob' }],
    [`${at}/timeline`, { locale: 'en' }],
  ]);
});
