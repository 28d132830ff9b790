import * as panel from '../../../admin/src/chart/geometry';
import { bulletGeometry, scaleEnd } from './bullet-geometry';

test('a report draws what the meter page draws', () => {
  for (let share = 0; share <= 100; share += 7)
    for (const target of [0, 15, 40, 98, 100])
      for (const tolerance of [0, 5, 50]) {
        const theme = { share: share / 100, target };
        const end = scaleEnd([theme], tolerance);
        expect(end).toBe(panel.scaleEnd([theme], tolerance));
        expect(bulletGeometry(theme, tolerance, end)).toEqual(panel.bulletGeometry(theme, tolerance, end));
      }
});
