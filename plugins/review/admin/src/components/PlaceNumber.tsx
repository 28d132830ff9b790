import { VisuallyHidden } from '@strapi/design-system';

import { circled } from '../model/reading';

/** The number of a place: circled for the eye, plain for the ear. */
export function PlaceNumber({ number }: { readonly number: number }) {
  return (
    <>
      <span aria-hidden>{circled(number)}</span>
      <VisuallyHidden>{number}</VisuallyHidden>
    </>
  );
}
