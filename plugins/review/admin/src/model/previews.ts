import type { PreviewLink } from '../api/previews';

/** How long a preview link may live, in minutes, as offered; the first one is chosen unless somebody chooses. */
export const PREVIEW_CHOICES = [30, 60, 240] as const;

/** One of {@link PREVIEW_CHOICES}. */
export type PreviewChoice = (typeof PREVIEW_CHOICES)[number];

/** The choice behind a form value; anything else is the first one. */
export const readChoice = (value: unknown): PreviewChoice =>
  PREVIEW_CHOICES.find((minutes) => minutes === Number(value)) ?? PREVIEW_CHOICES[0];

/** The links that still open, as of `now`: the server said so, and their time has not run out since. */
export const activeLinks = (links: readonly PreviewLink[], now: Date): readonly PreviewLink[] =>
  links.filter(({ state, expiresAt }) => state === 'active' && Date.parse(expiresAt) > now.getTime());
