import { isReasonMissing, outboxStanding, readOutboxQuery, receiverName, writeOutboxQuery } from './outbox';

describe('the address of the outbox page', () => {
  it.each([
    ['', { state: '', page: 1 }],
    ['state=dead&page=3', { state: 'dead', page: 3 }],
    ['state=delivered&page=-1', { state: '', page: 1 }],
    ['page=x', { state: '', page: 1 }],
  ])('“%s” is read', (search, query) => expect(readOutboxQuery(new URLSearchParams(search))).toEqual(query));
  it.each(['', 'state=dead', 'state=waiting&page=2'])('“%s” is written as it was read', (search) =>
    expect(writeOutboxQuery(readOutboxQuery(new URLSearchParams(search))).toString()).toBe(search),
  );
});

it.each([
  [{ state: 'dead', behind: true }, 'dead'],
  [{ state: 'waiting', behind: true }, 'behind'],
  [{ state: 'waiting', behind: false }, 'waiting'],
])('%j stands as %s', (entry, key) => expect(outboxStanding(entry).key).toBe(key));

it.each([
  ['webhook:oa.example.org:9f86d081', 'oa.example.org'],
  ['webhook:oa.example.org:8443:9f86d081', 'oa.example.org:8443'],
  ['mail', 'mail'],
])('%s is shown as %s', (sink, name) => expect(receiverName(sink)).toBe(name));

it('asks for a reason to give up, and for none to try again', () => {
  expect([isReasonMissing('drop', ' '), isReasonMissing('drop', 'x'), isReasonMissing('retry', '')]).toEqual([
    true,
    false,
    false,
  ]);
});
