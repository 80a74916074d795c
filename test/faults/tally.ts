const counted = [
  'runs',
  'points',
  'reached',
  'orders through blows',
  'blows',
  'duplicates',
  'lost',
  'orphans',
  'silently stuck',
  'out of order',
] as const

type Counted = (typeof counted)[number]
type Tally = { counts: Map<Counted, number>; seeds: Set<number> }

/** Every test file has modules of its own; what they share is the process. */
const shared = globalThis as { vrsTally?: Tally }

/** Nothing where no proof was made. */
export const printTally = () => {
  if (!shared.vrsTally) return
  const { counts, seeds } = shared.vrsTally
  const lines = counted.map((name) => `${String(counts.get(name) ?? 0).padStart(6)} ${name}`)
  console.log(['', 'Proof by faults', ...lines, `       seed ${[...seeds].join(', ')}`].join('\n'))
}

/** Adds to the one summary that is printed when all files are through. */
export const tell = (seed: number, found: Partial<Record<Counted, number>>) => {
  shared.vrsTally ??= { counts: new Map(), seeds: new Set() }
  const { counts, seeds } = shared.vrsTally
  seeds.add(seed)
  for (const [name, count] of Object.entries(found) as [Counted, number][])
    counts.set(name, (counts.get(name) ?? 0) + count)
}
