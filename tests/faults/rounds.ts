/**
 * How often a race or a power cut is repeated: few times in `npm test`, many in `npm run test:deep`; `SANSHEN_ROUNDS`
 * overrides both, to run a number of one's own.
 */
export function rounds(often: { short: number; deep: number }): number {
  const wanted = Number(process.env.SANSHEN_ROUNDS);
  if (wanted > 0) return wanted;
  return process.env.SANSHEN_DEEP === '1' ? often.deep : often.short;
}
