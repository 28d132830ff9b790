import { createAddress, presetOf } from './preset';

test('the address of a new post names its theme and channel', () => {
  const address = createAddress('api::article.article', 'livelihood', 'website');
  expect(decodeURIComponent(address)).toBe(
    '/content-manager/collection-types/api::article.article/create?balance[theme]=livelihood&balance[channel]=website',
  );
});

test('what an address asks for is read, whatever stands there', () => {
  expect(presetOf({ balance: { theme: 'a', channel: 'b' } })).toEqual({ theme: 'a', channel: 'b' });
  for (const query of [null, {}, { balance: 'a' }, { balance: { theme: ['a'] } }])
    expect(presetOf(query)).toEqual({ theme: null, channel: null });
});
