/** What is said of a QR code's target. */
export type TargetFault =
  | 'unreadable'
  | 'not-a-web-address'
  | 'not-https'
  | 'credentials'
  | 'bare-address'
  | 'look-alike';

/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKE = /[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f\u13a0-\u13ff\uff00-\uffef\u2010-\u2015\u2024\u2044\u2215]/;

/** Characters nobody sees, or that turn the order of what is read. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const SCHEME = /^([a-z][a-z\d+.-]*):/i;
const AUTHORITY = /^https?:[\\/]*([^\\/?#]*)/i;

/** An address without a name: a reader cannot know whose it is. */
const isBare = (host: string): boolean => /^[\d.]+$/.test(host) || /^\[/.test(host) || /^(0x)?[\da-f]+$/i.test(host);

/** What is wrong with a QR code's target, or null. `null` for the target: the code cannot be decoded. */
export function targetFault(target: string | null): TargetFault | null {
  if (target === null || target.trim() === '') return 'unreadable';
  if (HIDDEN.test(target.trim())) return 'look-alike';
  const scheme = SCHEME.exec(target.trim())?.[1]?.toLowerCase();
  if (scheme !== 'https' && scheme !== 'http') return 'not-a-web-address';
  const authority = AUTHORITY.exec(target.trim())?.[1] ?? '';
  const host = authority.split('@').at(-1)?.replace(/:\d*$/, '') ?? '';
  if (host === '') return 'not-a-web-address';
  if (authority.includes('@')) return 'credentials';
  if (LOOK_ALIKE.test(host) || /(?:^|\.)xn--/i.test(host)) return 'look-alike';
  if (scheme !== 'https') return 'not-https';
  return isBare(host) ? 'bare-address' : null;
}
