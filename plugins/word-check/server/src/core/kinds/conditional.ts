import { faultAt, type Decide } from './place';
import { unitsOf } from './units';

/** The first place in each unit that has none of what it requires. */
export const decideConditional: Decide = ({ per = 'document', terms = [] }, places, texts) =>
  unitsOf(per, places, texts).flatMap(({ places: inside }) => {
    const first = inside.find(({ term }) => term < terms.length);
    return first && !inside.some(({ term }) => term >= terms.length) ? [faultAt(first)] : [];
  });
