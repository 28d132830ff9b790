/** Runs once after the last file on PostgreSQL. */
export default async function teardown() {
  await globalThis.stopTestPostgres?.();
}
