import { faultAt, type Decide } from './place';

/** Of each group the form used most often stays, the first one used when two are equal; every place of another is wrong. */
export const decideConsistency: Decide = ({ either = [] }, places) => {
  let first = 0;
  return either.flatMap((forms) => {
    const from = first;
    first += forms.length;
    const ours = places.filter(({ term }) => term >= from && term < from + forms.length);
    const counts = new Map<number, number>();
    for (const { term } of ours) counts.set(term, (counts.get(term) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    const kept = [...counts.keys()].find((term) => counts.get(term) === most);
    return ours.filter(({ term }) => term !== kept).map((place) => faultAt(place, [forms[kept! - from]!]));
  });
};
