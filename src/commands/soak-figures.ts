/** What a long test sums up. */

export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

/**
 * The last third against the second: the first still warms up.
 * @param share 0.5: by their medians; 0: by their least, for what rises until it is swept
 * @returns a complaint where it grew by more than is allowed
 */
export function grew(name: string, values: readonly number[], factor: number, allowance: number, share = 0.5): readonly string[] {
  const third = Math.floor(values.length / 3);
  const was = quantile(values.slice(third, 2 * third), share);
  const is = quantile(values.slice(2 * third), share);
  return is > was * factor + allowance ? [`${name} grew from ${was.toFixed(1)} to ${is.toFixed(1)}`] : [];
}
