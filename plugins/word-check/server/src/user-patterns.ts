import vm from 'node:vm';
import { MOST_PATTERN_HITS, PatternTimeout, type PatternHit, type PatternRunner } from './core/pattern';

/** Milliseconds one pattern may take on one text, and all of a scan's patterns together. */
const LIMIT = { run: 50, scan: 1000 } as const;

/** Runs inside the sandbox; gives strings and numbers only. */
const SCRIPT = new vm.Script(`
  (() => {
    const out = [];
    for (const match of text.matchAll(new RegExp(source, flags))) {
      if (match[0] === '') continue;
      out.push([match.index, match.index + match[0].length, ...match.slice(1)]);
      if (out.length === most) break;
    }
    return JSON.stringify(out);
  })()`);

const isTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const toHit = ([start, end, ...groups]: [number, number, ...(string | null)[]]): PatternHit => ({
  start,
  end,
  groups: groups.map((group) => group ?? undefined),
});

/**
 * A runner for the patterns of users for one scan. A pattern that is stopped, or comes after the scan's time is spent,
 * throws `PatternTimeout`; it never passes for a pattern that found nothing. `now` is a clock in milliseconds.
 */
export function limitedRunner(now: () => number): PatternRunner {
  // Made when it is needed: most scans have no pattern of a user.
  let sandbox: vm.Context | undefined;
  let spent = 0;
  return (source, flags, text) => {
    if (spent >= LIMIT.scan) throw new PatternTimeout();
    const start = now();
    sandbox ??= vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    Object.assign(sandbox, { source, flags, text, most: MOST_PATTERN_HITS });
    try {
      const found = JSON.parse(String(SCRIPT.runInContext(sandbox, { timeout: LIMIT.run }))) as [number, number][];
      return found.map(toHit);
    } catch (error) {
      throw isTimeout(error) ? new PatternTimeout() : error;
    } finally {
      spent += now() - start;
    }
  };
}
