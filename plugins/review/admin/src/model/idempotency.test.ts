import { newIdempotencyKey } from './idempotency';

const getRandomValues = (bytes: Uint8Array) => bytes.fill(10);

describe('newIdempotencyKey', () => {
  it('is a UUID where the browser makes one', () => {
    expect(newIdempotencyKey({ randomUUID: () => 'uuid', getRandomValues })).toBe('uuid');
  });
  it('is 128 random bits on plain HTTP, where browsers make no UUID', () => {
    expect(newIdempotencyKey({ getRandomValues })).toBe('0a'.repeat(16));
  });
});
