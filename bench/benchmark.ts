/** A measured value with the threshold it must meet; without `isMet` it is for information only. */
export type Figure = { name: string; value: string; threshold?: string; isMet?: boolean }

/** `notes`: the conditions that a reader needs to judge the figures. */
export type Benchmark = {
  title: string
  run(isQuick: boolean): Promise<{ figures: Figure[]; notes: string[] }>
}

const describeVerdict = ({ isMet }: Figure) => (isMet === undefined ? '' : isMet ? 'ok' : 'MISSED')

/** One line per figure, in columns as wide as their longest cell. */
export const formatFigures = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => [
    figure.name,
    figure.value,
    figure.threshold ?? '',
    describeVerdict(figure),
  ])
  const widths = [0, 1, 2, 3].map((index) =>
    Math.max(...rows.map((row) => row[index]?.length ?? 0)),
  )
  const formatRow = (row: readonly string[]) =>
    row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('   ')
  return rows.map((row) => `  ${formatRow(row).trimEnd()}`).join('\n')
}

export const atLeast = (name: string, value: number, threshold: number, goal?: number): Figure => ({
  name,
  value: value.toFixed(2),
  threshold: `>= ${threshold}${goal ? ` (goal ${goal})` : ''}`,
  isMet: value >= threshold,
})

export const atMost = (name: string, value: number, threshold: number, unit: string): Figure => ({
  name,
  value: `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${unit}`,
  threshold: `<= ${threshold} ${unit}`,
  isMet: value <= threshold,
})
