import { ANY_ROW, isNarrowed, ledgerParams, readLedgerQuery, writeLedgerQuery } from './ledger-query';

const read = (text: string) => readLedgerQuery(new URLSearchParams(text));

test('an empty address asks for everything', () => {
  expect(read('')).toEqual(ANY_ROW);
  expect(isNarrowed(read('before=7'))).toBe(false);
  expect(ledgerParams(ANY_ROW, 'Asia/Shanghai')).toEqual({});
});

test('what is strange counts as nothing', () => {
  expect(read('refused=yes&from=yesterday&to=2026-1-1&before=-3&other=1')).toEqual(ANY_ROW);
  expect(read('before=1.5')).toEqual(ANY_ROW);
});

test('the address holds the query, and a new filter starts at the newest row', () => {
  const query = read('person=reviewer1&refused=only&before=40');
  expect(query).toEqual({ ...ANY_ROW, person: 'reviewer1', refused: 'only', before: 40 });
  expect(isNarrowed(query)).toBe(true);
  expect(writeLedgerQuery(query, { act: 'submit' }).toString()).toBe('person=reviewer1&act=submit&refused=only');
  expect(writeLedgerQuery(query, { before: 9 }).toString()).toBe('person=reviewer1&refused=only&before=9');
});

test('days are the park’s, the last one included', () => {
  expect(ledgerParams(read('from=2026-11-26&to=2026-11-26&level=first'), 'Asia/Shanghai')).toEqual({
    level: 'first',
    from: '2026-11-25T16:00:00.000Z',
    to: '2026-11-26T16:00:00.000Z',
  });
  // In Santiago the clock leaps over midnight on 6 September 2026.
  expect(ledgerParams(read('from=2026-09-06'), 'America/Santiago').from).toBe('2026-09-06T04:00:00.000Z');
});
