import { inForceAt } from './targets';

describe('targets in force', () => {
  const at = (text: string): number => Date.parse(text);
  const rows = ['2026-02-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'].map(
    (effectiveFrom, id) => ({ id, effectiveFrom }),
  );
  const now = at('2026-06-15T00:00:00Z');
  const found = (end: string, some = rows): number | null => inForceAt(some, at(end), now)?.id ?? null;

  it('are the last that began before the end of the window', () => {
    expect(found('2026-04-01T00:00:00.000Z')).toBe(0);
    expect(found('2026-04-01T00:00:00.001Z')).toBe(1);
    expect(found('2026-08-01T00:00:00Z')).toBe(2);
  });

  it('are the oldest for a window before all of them, unless those are still to come', () => {
    expect(found('2025-01-01T00:00:00Z')).toBe(0);
    expect(found('2025-01-01T00:00:00Z', rows.slice(2))).toBeNull();
    expect(found('2025-01-01T00:00:00Z', [])).toBeNull();
  });
});
