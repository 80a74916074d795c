/**
 * Parts of an amount by weight, in whole cents; they sum up to it. The cents that rounding leaves go to
 * the largest remainders, of equal ones to the first.
 */
export const splitAmount = (cents: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const parts = weights.map((weight, index) => {
    const floor = Math.floor((cents * weight) / total)
    return { index, floor, remainder: cents * weight - floor * total }
  })
  const left = parts.reduce((rest, { floor }) => rest - floor, cents)
  const largest = parts.toSorted((a, b) => b.remainder - a.remainder).slice(0, left)
  return parts.map((part) => (largest.includes(part) ? part.floor + 1 : part.floor))
}
