/** A row of the old marketplace by its columns' names; a column that an old base lacks is absent. */
export type SourceRow = Readonly<Record<string, unknown>>

/** Reads the columns of both databases: integers for booleans, and instants without a zone. */
export type RowReader = {
  text(row: SourceRow, column: string): string | undefined
  integer(row: SourceRow, column: string): number | undefined
  isTrue(row: SourceRow, column: string, fallback: boolean): boolean
  /** ISO-8601 UTC; with six digits of a second only where the old base has them. */
  instant(row: SourceRow, column: string): string | undefined
}

const toText = (value: unknown) => {
  if (value === null || value === undefined) return undefined
  // PostgreSQL stores no NUL; SQLite may hand one over.
  const text = String(value).replaceAll('\u0000', '')
  return text === '' ? undefined : text
}

const hasOffset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/

const formatInstant = (instant: Temporal.Instant) =>
  instant.toString({ fractionalSecondDigits: 6 }).replace(/000Z$/, 'Z')

/** Wall time of a zone; of an hour that comes twice in autumn the first one is meant. */
const parseWallTime = (text: string, zone: string): string => {
  if (hasOffset.test(text)) return formatInstant(Temporal.Instant.from(text.replace(' ', 'T')))
  const wall = Temporal.PlainDateTime.from(text.replace(' ', 'T'))
  return formatInstant(wall.toZonedDateTime(zone).toInstant())
}

const truths = new Set<unknown>([true, 1, '1', 't', 'true'])

export const createRowReader = (zone: string): RowReader => ({
  text: (row, column) => toText(row[column]),
  integer: (row, column) => {
    const text = toText(row[column])
    const number = text === undefined ? undefined : Number(text)
    return number !== undefined && Number.isSafeInteger(number) ? number : undefined
  },
  isTrue: (row, column, fallback) => {
    const value = row[column]
    return value === null || value === undefined ? fallback : truths.has(value)
  },
  instant: (row, column) => {
    const text = toText(row[column])
    if (text === undefined) return undefined
    try {
      return parseWallTime(text, zone)
    } catch {
      return undefined
    }
  },
})
