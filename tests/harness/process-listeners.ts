/**
 * Strapi's `destroy()` removes every listener of the process, jest's included, and `createStrapi` adds its own.
 * Remembers the listeners of now; the returned function puts back exactly these.
 */
export function rememberProcessListeners(): () => void {
  const before = process.eventNames().map((event) => ({ event, listeners: process.rawListeners(event) }));
  return () => {
    process.removeAllListeners();
    for (const { event, listeners } of before) {
      for (const listener of listeners) process.on(event as string, listener as (...args: unknown[]) => void);
    }
  };
}
