import type { DiffEntry } from '../api/types';
import { valueText } from './content';
import { diffSegments, isAllNew, readDiffBase } from './diffs';

const entry: DiffEntry = { path: 'column', kind: 'changed', before: { name: '要闻' }, after: { name: '公告' } };

describe('diffSegments', () => {
  it('takes the comparison of the server', () => {
    const segments = [{ kind: 'equal' as const, text: '今天' }];
    expect(diffSegments({ ...entry, segments }, valueText)).toBe(segments);
  });
  it('compares other values whole, and shows nothing for what is not there', () => {
    expect(diffSegments(entry, valueText)).toEqual([
      { kind: 'delete', text: '要闻' },
      { kind: 'insert', text: '公告' },
    ]);
    expect(diffSegments({ ...entry, kind: 'added', before: null, segments: [] }, valueText)).toEqual([
      { kind: 'insert', text: '公告' },
    ]);
  });
});

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
