import fc from 'fast-check'

const dayMs = 86_400_000

/** A calendar of its own: days since 1970, and the European Union's rule for summer time. */
const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysOfMonth = (year: number, month: number) =>
  [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const format = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const parts = (day: string) => day.split('-').map(Number) as [number, number, number]
export const addMonths = (anchor: string, months: number) => {
  const [year, month, day] = parts(anchor)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return format(toYear, toMonth, Math.min(day, daysOfMonth(toYear, toMonth)))
}
const lastSunday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month - 1, daysOfMonth(year, month)))
  return daysOfMonth(year, month) - last.getUTCDay()
}
/** At midnight: two hours after the last Sunday of March up to that of October itself. */
const hoursAheadAtMidnight = (day: string) => {
  const [year] = parts(day)
  const begins = format(year, 3, lastSunday(year, 3))
  return day > begins && day <= format(year, 10, lastSunday(year, 10)) ? 2 : 1
}
export const midnight = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - hoursAheadAtMidnight(day) * 3_600_000).toISOString()
export const addDaysTo = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const days = fc
  .integer({ min: Date.UTC(2024, 0, 1) / dayMs, max: Date.UTC(2044, 0, 1) / dayMs })
  .map((count) => new Date(count * dayMs).toISOString().slice(0, 10))
export const cycles = fc.constantFrom('monthly' as const, 'yearly' as const)
