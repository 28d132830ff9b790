import type { Choice } from '../api/people';

/** A person with what tells them from others: post and unit. */
export function choiceText({ name, post, unit }: Choice): string {
  const more = [post, unit].filter(Boolean).join(' · ');
  return more === '' ? name : `${name}（${more}）`;
}
