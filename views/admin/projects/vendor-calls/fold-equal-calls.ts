import type { VendorCallRow } from '../../../../projections/queries/vendor-calls'

type Calls = readonly VendorCallRow[]

const toComparable = ({ vendor, method, outcome, code, request }: VendorCallRow) =>
  JSON.stringify([vendor, method, outcome, code, request])

/**
 * Runs of calls that ask the same and end alike, such as polls of a deployment; what they were
 * answered may differ. Each run has at least one call, in the order of all.
 */
export const foldEqualCalls = (calls: Calls): readonly Calls[] => {
  const runs: VendorCallRow[][] = []
  let previous: string | undefined
  for (const call of calls) {
    const comparable = toComparable(call)
    if (comparable === previous) runs.at(-1)?.push(call)
    else runs.push([call])
    previous = comparable
  }
  return runs
}
