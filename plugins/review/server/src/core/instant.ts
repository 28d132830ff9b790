import { invalidInput } from './invalid-input';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant that an ISO 8601 text with `Z` or an offset names, in milliseconds: without one it would depend on the
 * machine. `path` says which of the caller's values it is.
 * @throws Refusal INVALID_INPUT
 */
export function instantOf(path: string, text: string): number {
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw invalidInput(path, {
    zh: `${path} 应为带时区的时间（ISO 8601）`,
    en: `${path} must be an ISO 8601 time with a zone`,
  });
}

/** An instant in milliseconds as ISO 8601 UTC. */
export const isoOf = (instant: number): string => new Date(instant).toISOString();
