import { isDecided, readRefusal } from './refusal';

const thrown = (error: object) => ({ name: 'FetchError', response: { data: { data: null, error } } });
const finding = { path: 'title', text: '最高级', severity: 'block' };

describe('readRefusal', () => {
  it('reads the contract’s error shape', () => {
    const details = { code: 'STALE_DIGEST', expected: 'a', actual: 'b', changedPaths: ['title', 'cover'] };
    expect(readRefusal(thrown({ status: 409, name: 'ConflictError', message: '内容已变化', details }))).toEqual({
      status: 409,
      code: 'STALE_DIGEST',
      message: '内容已变化',
      changedPaths: ['title', 'cover'],
      findings: [],
    });
  });
  it('reads blocking findings and drops what is none', () => {
    const details = { code: 'BLOCKING_FINDINGS', findings: [finding, null, 'x'] };
    expect(readRefusal(thrown({ status: 422, message: '', details }))?.findings).toEqual([finding]);
  });
  it('takes changedPaths null for none', () => {
    const details = { code: 'STALE_DIGEST', changedPaths: null };
    expect(readRefusal(thrown({ status: 409, message: '', details }))?.changedPaths).toStrictEqual([]);
  });
  it('takes the status of an answer without a body', () => {
    expect(readRefusal({ name: 'FetchError', status: 502 })).toMatchObject({ status: 502, code: '502' });
  });
  it('is null when nobody answered', () => {
    expect(readRefusal(new TypeError('Failed to fetch'))).toBeNull();
    expect(readRefusal(undefined)).toBeNull();
  });
});

describe('isDecided', () => {
  const of = (status: number) => isDecided(readRefusal(thrown({ status, message: '' })));
  it('is true for a refusal; a broken or silent server leaves it open', () => {
    expect(of(409)).toBe(true);
    expect(of(500)).toBe(false);
    expect(isDecided(null)).toBe(false);
  });
});
