import { bulletGeometry, scaleEnd } from './geometry';

describe('scale', () => {
  it.each([
    [
      [
        { share: 0.6, target: 40 },
        { share: 0.08, target: 15 },
      ],
      5,
      60,
    ],
    [[{ share: 0.61, target: 40 }], 5, 70],
    [[{ share: 0, target: 40 }], 5, 50],
    [[{ share: 1, target: 0 }], 5, 100],
    [[{ share: 0.2, target: 98 }], 5, 100],
    [[{ share: 0.01, target: 1 }], 0, 10],
    [[], 5, 10],
  ])('of %j with ±%i ends at %i', (themes, tolerance, end) => expect(scaleEnd(themes, tolerance)).toBe(end));

  it('does not jump because of a float', () => expect(scaleEnd([{ share: 0.6000000001, target: 0 }], 0)).toBe(60));
});

describe('bullet bar', () => {
  it('shows a share below its band', () => {
    expect(bulletGeometry({ share: 0.1, target: 30 }, 5, 50)).toEqual({
      band: { x: 50, width: 20 },
      bar: { x: 0, width: 20 },
      excess: { x: 70, width: 0 },
      tick: 60,
    });
  });

  it('splits what is beyond the band off', () => {
    const { bar, excess } = bulletGeometry({ share: 0.6, target: 40 }, 5, 60);
    expect(bar).toEqual({ x: 0, width: 75 });
    expect(excess).toEqual({ x: 75, width: 25 });
  });

  it('stays inside at both ends', () => {
    expect(bulletGeometry({ share: 0, target: 2 }, 5, 10).band).toEqual({ x: 0, width: 70 });
    expect(bulletGeometry({ share: 1, target: 98 }, 5, 100).band).toEqual({ x: 93, width: 7 });
    expect(bulletGeometry({ share: 1, target: 98 }, 5, 100).excess).toEqual({ x: 100, width: 0 });
  });

  it('joins bar and excess without a gap, whatever the share', () => {
    for (let permille = 0; permille <= 1000; permille += 7) {
      const { bar, excess } = bulletGeometry({ share: permille / 1000, target: 25 }, 5, 100);
      expect(bar.width + excess.width).toBeCloseTo(permille / 10, 1);
      if (excess.width > 0) expect(excess.x).toBe(bar.x + bar.width);
    }
  });
});
