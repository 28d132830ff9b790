import { isLoopbackUrl, webhookFault, webhookKey, webhooksFault } from './webhook';

const secret = 'at least sixteen characters';

it.each(['https://a.example/x', 'http://localhost:1/x', 'http://127.0.0.1', 'http://[::1]:8/'])('takes %s', (url) =>
  expect(webhookFault({ url, secret })).toBeNull(),
);
it.each([
  'http://a.example',
  'ftp://localhost',
  'a.example',
  '',
  'https://me:pw@a.example',
  'http://127.0.0.1.a.example',
])('refuses “%s”', (url) => expect(webhookFault({ url, secret })).toMatch(/^"url"/));
it.each(['https://me@a.example', 'https://:pw@a.example'])('refuses the half of an account in “%s”', (url) =>
  expect(webhookFault({ url, secret })).toMatch(/user name/),
);
it('refuses what is no text', () => {
  expect(webhookFault({ url: new URL('https://a.example') as unknown as string, secret })).toMatch(/^"url" must be/);
  expect(webhookFault({ url: 'https://a.example', secret: new Array(16).fill('x') as unknown as string })).toMatch(
    /^"secret"/,
  );
});
it('takes a secret of 16 characters, and none of 15', () => {
  const faults = [16, 15].map((length) => webhookFault({ url: 'https://a.example', secret: 'x'.repeat(length) }));
  expect(faults).toEqual([null, '"secret" must have at least 16 characters']);
});
it('cuts a long host in the name', () =>
  expect(webhookKey({ url: `https://${'a.'.repeat(60)}example`, secret })).toMatch(/^webhook:(a\.){50}:[0-9a-f]{8}$/));
it('refuses a short secret without saying it', () => {
  const fault = webhookFault({ url: 'https://a.example', secret: 'short' });
  expect(fault).toMatch(/^"secret"/);
  expect(fault).not.toContain('short');
});
it('tells two webhooks on one host apart, and shows the host only', () => {
  const [one, two] = ['https://a.example/one', 'https://a.example/two'].map((url) => webhookKey({ url, secret }));
  expect(one).not.toBe(two);
  expect(one).toMatch(/^webhook:a\.example:[0-9a-f]{8}$/);
});
it.each([
  ['http://127.0.0.1/', true],
  ['http://0x7f.1/', true],
  ['http://127.0.0.2/', false],
  ['https://localhost.a.example/', false],
])('%s names this machine: %s', (url, expected) => expect(isLoopbackUrl(new URL(url))).toBe(expected));

it('names the webhook that is wrong', () => {
  const good = { url: 'https://a.example', secret };
  expect(webhooksFault([])).toBeNull();
  expect(webhooksFault([good, { ...good, url: 'https://b.example' }])).toBeNull();
  expect(webhooksFault([good, { ...good, url: 'x' }])).toContain('webhooks[1]');
  expect(webhooksFault([good, good])).toContain('twice');
  expect(webhooksFault([null])).toContain('webhooks[0]');
  expect(webhooksFault(undefined)).toContain('list');
});
