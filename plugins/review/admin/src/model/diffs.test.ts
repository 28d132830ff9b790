import type { DiffEntry } from '../api/types';
import { isAllNew, readDiffBase } from './diffs';

const entry: DiffEntry = { path: 'column', kind: 'changed', before: { name: '要闻' }, after: { name: '公告' } };

describe('isAllNew', () => {
  it('is true only when everything was added', () => {
    expect(isAllNew([{ ...entry, kind: 'added' }])).toBe(true);
    expect(isAllNew([{ ...entry, kind: 'added' }, entry])).toBe(false);
    expect(isAllNew([])).toBe(false);
  });
});

describe('readDiffBase', () => {
  it('falls back to the version signed last', () => {
    expect(readDiffBase('live')).toBe('live');
    expect(readDiffBase('yesterday')).toBe('last-signed');
    expect(readDiffBase(null)).toBe('last-signed');
  });
});
