/** The value that such a part of them do not exceed: 0.5 is the median, 0.95 the 95th percentile. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
  if (found === undefined) throw new Error("Nothing was measured");
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
