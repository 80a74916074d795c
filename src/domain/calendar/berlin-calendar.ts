const zone = 'Europe/Berlin'

/** Instants are ISO-8601 UTC with milliseconds, so that they compare as texts; days `2027-01-31`. */
const toIsoText = (moment: Temporal.ZonedDateTime) =>
  new Date(moment.epochMilliseconds).toISOString()

const toBerlinTime = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone)

/** The calendar day in Berlin at this instant. */
export const findBerlinDay = (instant: string): string =>
  toBerlinTime(instant).toPlainDate().toString()

/** Whether it is a day that the calendar has, as `2027-01-31`. */
export const isCalendarDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** So many days later (or earlier, below 0). */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** 00:00 in Berlin of this day, as an instant. */
export const startOfBerlinDay = (day: string): string =>
  toIsoText(Temporal.PlainDate.from(day).toZonedDateTime(zone))

/** The same time of day in Berlin, so many calendar days later (or earlier, below 0). */
export const addBerlinDays = (instant: string, days: number): string =>
  toIsoText(toBerlinTime(instant).add({ days }))

/** The anchor's day in a later month, or that month's last day: always counted from the anchor. */
export const addMonthsToAnchor = (anchorOn: string, months: number): string =>
  Temporal.PlainDate.from(anchorOn).add({ months }).toString()

/** Calendar days from the first up to but without the second. */
export const countDaysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
