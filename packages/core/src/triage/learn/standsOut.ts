/**
 * How far a word is from being as frequent among others, in standard errors of the log-odds with half a comment added on
 * either side (Monroe et al., "Fightin' Words", Political Analysis 2008). 3 is hardly chance.
 *
 * @example standsOut(8, 40, 2, 400) // 4.5: eight comments of forty say it, and two of the other four hundred
 */
export function standsOut(own: number, ownTotal: number, others: number, otherTotal: number): number {
  const odds = (count: number, total: number) => Math.log((count + 0.5) / (total - count + 0.5));
  const error = Math.sqrt(1 / (own + 0.5) + 1 / (others + 0.5));
  return (odds(own, ownTotal) - odds(others, otherTotal)) / error;
}
