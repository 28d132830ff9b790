import { config } from './config';

describe('driftSeconds', () => {
  const before = process.env.NODE_ENV;
  afterEach(() => void (process.env.NODE_ENV = before));
  const accepts = (driftSeconds: unknown): boolean => {
    try {
      config.validator({ ...config.default(), driftSeconds } as never);
      return true;
    } catch (error) {
      expect(String(error)).toContain('driftSeconds');
      return false;
    }
  };

  it('is never more than a minute, and never off but in tests', () => {
    process.env.NODE_ENV = 'production';
    expect(config.default().driftSeconds).toBe(45);
    expect([1, 45, 60].map(accepts)).toEqual([true, true, true]);
    expect([0, -1, 61, Infinity, NaN, null, undefined, 'x'].map(accepts)).toEqual(Array(8).fill(false));
    process.env.NODE_ENV = 'test';
    expect(config.default().driftSeconds).toBe(0);
    expect([0, 61].map(accepts)).toEqual([true, false]);
  });
});
