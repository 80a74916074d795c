/** The value that `share` (0 to 1) of the values do not exceed; NaN without values. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export type LoadResult = { perSecond: number; latenciesMs: number[] }

/** `clients` repeat `work` one after the other until `seconds` have passed; latencies in ms. */
export const runLoad = async (
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<LoadResult> => {
  const startedAt = performance.now()
  const end = startedAt + seconds * 1000
  const ms: number[] = []
  const repeat = async (client: number) => {
    for (let startTime = performance.now(); startTime < end; startTime = performance.now()) {
      await work(client)
      ms.push(performance.now() - startTime)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => repeat(client)))
  return { perSecond: (ms.length * 1000) / (performance.now() - startedAt), latenciesMs: ms }
}

/** Runs both in turn, so that a slow minute of the machine slows both alike. */
export const runAlternately = async (
  rounds: number,
  ours: () => Promise<LoadResult>,
  baseline: () => Promise<LoadResult>,
) => {
  const pairs: { ours: LoadResult; baseline: LoadResult }[] = []
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ ours: await ours(), baseline: await baseline() })
  return {
    ours: median(pairs.map((pair) => pair.ours.perSecond)),
    baseline: median(pairs.map((pair) => pair.baseline.perSecond)),
    ratio: median(pairs.map((pair) => pair.ours.perSecond / pair.baseline.perSecond)),
    ms: pairs.flatMap((pair) => pair.ours.latenciesMs),
  }
}
