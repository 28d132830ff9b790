import type { LookupAddress } from 'node:dns';
import { checkedLookup, isLoopbackAddress, isPublicAddress } from './webhook-address';

it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);
it.each(
  `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1
   255.255.255.255 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 2002:a00:1::
   2001:db8::1 2001::1 example.org`.split(/\s+/),
)('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['10.0.0.1', false],
  ['::2', false],
  ['localhost', false],
])('%s is this machine: %s', (address, expected) => expect(isLoopbackAddress(address)).toBe(expected));

describe('checkedLookup', () => {
  const find = (found: LookupAddress[], all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) =>
      checkedLookup(isPublicAddress, async () => found)('a.example', { all }, (error, answer) =>
        error ? reject(error) : resolve(answer),
      ),
    );
  const PUBLIC = { address: '8.8.8.8', family: 4 };
  const PRIVATE = { address: '10.0.0.1', family: 4 };

  it('hands on exactly what it checked', async () => {
    expect(await find([PUBLIC], true)).toEqual([PUBLIC]);
    expect(await find([PUBLIC], false)).toBe('8.8.8.8');
  });
  it.each([
    ['a private address', [PRIVATE]],
    ['one private address among others', [PUBLIC, PRIVATE]],
    ['no address', []],
  ])('refuses %s', (_, found) => expect(find(found, true)).rejects.toThrow('private or reserved'));
  it('hands on that a name is unknown', () => {
    const lookup = checkedLookup(isPublicAddress, () => Promise.reject(new Error('ENOTFOUND')));
    return expect(
      new Promise((resolve, reject) =>
        lookup('a.example', {}, (error, answer) => (error ? reject(error) : resolve(answer))),
      ),
    ).rejects.toThrow('ENOTFOUND');
  });
});
