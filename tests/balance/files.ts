/** The meter as a file says what its answer says. Shares balance's park. */
import { strFromU8, unzipSync } from 'fflate';
import type { Park } from '../harness/park';

const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const EXPORT = '/balance/export';

/** Registers the tests; `park` and what releases a post there are asked for when they run. */
export function describeFiles(
  park: () => Park,
  release: (post: { documentId: string; theme: string; channels?: string[] }) => Promise<unknown>,
): void {
  const download = async (query: object, language = 'en') =>
    (await park().as('editor1'))
      .get(EXPORT)
      .set('Accept-Language', language)
      .query(query)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });

  test('of all channels, and of one', async () => {
    await release({ documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] });
    await release({ documentId: 'b', theme: 'livelihood' });
    const csv = await download({ ...MARCH, format: 'csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="balance-2026-03-01-2026-03-31.csv"');
    const lines = (csv.body as Buffer)
      .toString('utf8')
      .split('\r\n')
      .map((line) => line.split(','));
    expect(
      lines
        .slice(1, -1)
        .map((line) => `${line[0]} ${line[11]} ${line[14]}`)
        .slice(0, 5),
    ).toEqual([
      ...['website industry 1', 'website ideals 0', 'website guidance 0', 'website livelihood 1', 'wechat industry 1'],
    ]);

    const xlsx = await download({ ...MARCH, format: 'xlsx', channel: 'wechat' });
    expect(xlsx.headers['content-disposition']).toContain('balance-wechat-2026-03-01-2026-03-31.xlsx');
    const parts = unzipSync(xlsx.body as Buffer);
    expect(strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain('<c r="J2"><v>40</v></c>');
  });

  test.each([
    [{ format: 'pdf' }, 400, 'format'],
    [{}, 400, 'format'],
    [{ format: 'csv', page: 1 }, 400, 'page'],
    [{ format: 'csv', from: 'yesterday' }, 400, 'from'],
  ])('refuses %j', async (query, status, path) => {
    const answer = await (await park().as('editor1')).get(EXPORT).query(query);
    expect([answer.status, answer.body.error.details.fields[0].path]).toEqual([status, path]);
  });

  test('knows no other channels, and no strangers', async () => {
    await (await park().as('editor1')).get(EXPORT).query({ format: 'csv', channel: 'radio' }).expect(404);
    await park().agent().get(EXPORT).query({ format: 'csv' }).expect(401);
  });
}
