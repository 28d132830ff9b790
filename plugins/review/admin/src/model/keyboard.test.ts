import { pageKey, step } from './keyboard';

const press = { key: 'J', isComposing: false, keyCode: 74, modified: false, typing: false };

describe('pageKey', () => {
  it('takes a plain key, whatever its case', () => expect(pageKey(press)).toBe('j'));
  it.each([
    ['in an input', { typing: true }],
    ['with Ctrl, Alt or Cmd', { modified: true }],
    ['while an input method composes', { isComposing: true }],
    ['while an older browser composes', { keyCode: 229 }],
  ])('rests %s', (_, change) => expect(pageKey({ ...press, ...change })).toBeNull());
});

describe('step', () => {
  it('enters at the near end and stops at the ends', () => {
    expect(step(-1, 1, 3)).toBe(0);
    expect(step(-1, -1, 3)).toBe(2);
    expect(step(2, 1, 3)).toBe(2);
    expect(step(0, -1, 3)).toBe(0);
    expect(step(0, 1, 3)).toBe(1);
  });
  it('finds nothing in an empty list', () => expect(step(-1, 1, 0)).toBe(-1));
});
