import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const summaryKeys = [
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

type SummaryKey = (typeof summaryKeys)[number]
type SummaryEntry = { seed: number; found: Partial<Record<SummaryKey, number>> }

/** The tests run in processes of their own: what they share is the file that VRS_TEST_TALLY names. */
const summaryFile = () => {
  const path = process.env.VRS_TEST_TALLY
  if (!path) throw new Error('expected VRS_TEST_TALLY to name a file, found nothing')
  return path
}

/** Nothing where no proof was made. */
export const printFaultSummary = () => {
  if (!existsSync(summaryFile())) return
  const entries: SummaryEntry[] = readFileSync(summaryFile(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const sum = (name: SummaryKey) => entries.reduce((all, { found }) => all + (found[name] ?? 0), 0)
  const lines = summaryKeys.map((name) => `${String(sum(name)).padStart(6)} ${name}`)
  const seeds = new Set(entries.map(({ seed }) => seed))
  console.log(['', 'Proof by faults', ...lines, `       seed ${[...seeds].join(', ')}`].join('\n'))
}

/** Adds to the one summary that is printed when all files are through. */
export const addToFaultSummary = (seed: number, found: SummaryEntry['found']) =>
  appendFileSync(summaryFile(), `${JSON.stringify({ seed, found })}\n`)
