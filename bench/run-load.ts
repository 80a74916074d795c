/** The value that `share` (0 to 1) of them do not exceed; NaN without any. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export type Round = { perSecond: number; ms: number[] }

/** `clients` repeat `work` one after the other until `seconds` have passed; latencies in ms. */
export const load = async (
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<Round> => {
  const begun = performance.now()
  const end = begun + seconds * 1000
  const ms: number[] = []
  const repeat = async (client: number) => {
    for (let at = performance.now(); at < end; at = performance.now()) {
      await work(client)
      ms.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => repeat(client)))
  return { perSecond: (ms.length * 1000) / (performance.now() - begun), ms }
}

/** Ours and the baseline in turn, so that a slow minute of the machine slows both. */
export const inTurn = async (
  rounds: number,
  ours: () => Promise<Round>,
  baseline: () => Promise<Round>,
) => {
  const pairs: { ours: Round; baseline: Round }[] = []
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ ours: await ours(), baseline: await baseline() })
  return {
    ours: median(pairs.map((pair) => pair.ours.perSecond)),
    baseline: median(pairs.map((pair) => pair.baseline.perSecond)),
    ratio: median(pairs.map((pair) => pair.ours.perSecond / pair.baseline.perSecond)),
    ms: pairs.flatMap((pair) => pair.ours.ms),
  }
}
