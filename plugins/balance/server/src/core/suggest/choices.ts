import { wilson } from '../interval';
import type { Agreement } from './blind';

/** Days after which what was suggested and chosen is deleted. */
export const KEPT_CHOICE_DAYS = 400;

/** Documents whose first release is known, by whether a suggestion was kept from them. */
export interface ChoiceCount {
  blind: boolean;
  /** With a signed theme. */
  posts: number;
  /** Of these, those that something was suggested for, seen or not. */
  suggested: number;
  /** Of these, those whose signed theme is the suggested one. */
  agreed: number;
  /** Of the posts, those whose signed theme was put in by the suggestion's button. */
  taken: number;
}

/** How often people signed what was suggested: where they could not see it, and where they could. */
export interface ChoiceAgreement {
  blind: Agreement;
  shown: Agreement & { taken: number };
}

/** Agreement from what is on record. */
export function choiceAgreement(counts: readonly ChoiceCount[]): ChoiceAgreement {
  const of = (blind: boolean): ChoiceCount =>
    counts.find((count) => count.blind === blind) ?? { blind, posts: 0, suggested: 0, agreed: 0, taken: 0 };
  const agreement = ({ posts, suggested, agreed }: ChoiceCount): Agreement => ({
    ...{ posts, suggested, agreed },
    interval: suggested === 0 ? null : wilson(agreed, suggested),
  });
  return { blind: agreement(of(true)), shown: { ...agreement(of(false)), taken: of(false).taken } };
}
