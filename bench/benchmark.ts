/** One measured figure beside its bar; `ok` absent = for information, nobody is held to it. */
export type Figure = { what: string; found: string; threshold?: string; isMet?: boolean }

/** One measurement: its figures, and what a reader must know to judge them. */
export type Benchmark = {
  title: string
  run(hurried: boolean): Promise<{ figures: Figure[]; notes: string[] }>
}

const verdict = ({ isMet }: Figure) => (isMet === undefined ? '' : isMet ? 'ok' : 'MISSED')

/** Columns as wide as their longest cell. */
export const formatFigures = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => [
    figure.what,
    figure.found,
    figure.threshold ?? '',
    verdict(figure),
  ])
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   ')
  return rows.map((row) => `  ${line(row).trimEnd()}`).join('\n')
}

export const atLeast = (what: string, found: number, bar: number, goal?: number): Figure => ({
  what,
  found: found.toFixed(2),
  threshold: `>= ${bar}${goal ? ` (goal ${goal})` : ''}`,
  isMet: found >= bar,
})

export const atMost = (what: string, found: number, bar: number, unit: string): Figure => ({
  what,
  found: `${found < 10 ? found.toFixed(1) : found.toFixed(0)} ${unit}`,
  threshold: `<= ${bar} ${unit}`,
  isMet: found <= bar,
})
