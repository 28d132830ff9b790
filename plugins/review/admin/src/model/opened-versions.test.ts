import { isOpened, openedKey, withOpened } from './opened-versions';

const version = (digest: string, locale = 'zh-Hans') => ({ uid: 'api::a.a', documentId: 'doc', locale, digest });

it('remembers exactly the versions that were opened', () => {
  const stored = withOpened(withOpened(null, version('a')), version('b'));
  expect([version('a'), version('b'), version('c'), version('a', 'en')].map((one) => isOpened(stored, one))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('keeps the newest 500, each once, and nothing but what they are', () => {
  let stored: string | null = null;
  for (let n = 0; n < 501; n += 1) stored = withOpened(stored, version(`d${n}`));
  stored = withOpened(stored, version('d1'));
  expect([isOpened(stored, version('d0')), isOpened(stored, version('d1'))]).toEqual([false, true]);
  const names = JSON.parse(stored) as string[];
  expect([names.length, names.at(-1)]).toEqual([500, 'api::a.a doc zh-Hans d1']);
});

it.each([null, 'not JSON', '{"a":1}', '[1]'])('counts %j as nothing', (stored) => {
  expect(isOpened(stored, version('a'))).toBe(false);
  expect(isOpened(withOpened(stored, version('a')), version('a'))).toBe(true);
});

it('keeps accounts apart', () => expect(openedKey(1)).not.toBe(openedKey(2)));
