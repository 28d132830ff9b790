import { faultAt, type Decide } from './place';
import { unitsOf } from './units';

/** Places beyond the most a unit may hold, and units that hold fewer than the least. */
export const decideOccurrence: Decide = ({ per = 'document', most = Infinity, least = 0 }, places, texts) => {
  if (least === 0 && places.length <= most) return [];
  return unitsOf(per, places, texts).flatMap(({ span, places: inside }) => [
    ...(inside.length < least ? [faultAt({ ...span, unsure: false })] : []),
    ...inside.slice(Math.min(most, inside.length)).map((place) => faultAt(place)),
  ]);
};
