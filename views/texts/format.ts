import type { Locale } from './locale'

const tags: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' }
const timeZone = 'Europe/Berlin'

const once = <T>(make: (tag: string) => T) => {
  const made: Partial<Record<Locale, T>> = {}
  return (locale: Locale): T => {
    made[locale] ??= make(tags[locale])
    return made[locale]
  }
}

const days = once(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      timeZone,
      day: '2-digit',
      month: tag === 'de-DE' ? '2-digit' : 'short',
      year: 'numeric',
    }),
)
const clocks = once(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit' }),
)
const seconds = once((tag) => new Intl.DateTimeFormat(tag, { timeZone, timeStyle: 'medium' }))
const ago = once((tag) => new Intl.RelativeTimeFormat(tag, { style: 'short', numeric: 'auto' }))
const euros = once((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }))
const numbers = once((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }))

/** `5831` -> `58,31 €`. */
export const money = (cents: number, locale: Locale) => euros(locale).format(cents / 100)

/** `5831` -> `58,31`, as one types it. */
export const plainEuros = (cents: number, locale: Locale) =>
  (cents / 100).toFixed(2).replace('.', locale === 'de' ? ',' : '.')

export const count = (value: number, locale: Locale) => numbers(locale).format(value)

/** `2026-11-20T13:02:11Z` -> `20.11.2026` in Berlin. */
export const day = (iso: string, locale: Locale) => days(locale).format(new Date(iso))

/** `14:02` on the day of `now` (Berlin), else `20.11.2026, 14:02`. */
export const shortest = (iso: string, now: string, locale: Locale) =>
  day(iso, locale) === day(now, locale) ? clock(iso, locale) : dayAndClock(iso, locale)

/** -> `14:02` */
export const clock = (iso: string, locale: Locale) => clocks(locale).format(new Date(iso))

/** -> `20.11.2026, 14:02` */
export const dayAndClock = (iso: string, locale: Locale) =>
  `${day(iso, locale)}, ${clock(iso, locale)}`

/** -> `20.11.2026, 14:02:11` */
export const dayAndSeconds = (iso: string, locale: Locale) =>
  `${day(iso, locale)}, ${seconds(locale).format(new Date(iso))}`

/** -> `2026-11-20 13:02:11 UTC` */
export const utc = (iso: string) =>
  `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`

const minute = 60
const hour = 60 * minute

/** `vor 4 Min.` within a day around `now`, the date otherwise. */
export const relative = (iso: string, now: string, locale: Locale) => {
  const inSeconds = (Date.parse(iso) - Date.parse(now)) / 1000
  const distance = Math.abs(inSeconds)
  if (distance < minute) return ago(locale).format(Math.trunc(inSeconds), 'second')
  if (distance < hour) return ago(locale).format(Math.trunc(inSeconds / minute), 'minute')
  if (distance < 24 * hour) return ago(locale).format(Math.trunc(inSeconds / hour), 'hour')
  return day(iso, locale)
}

/** Milliseconds -> `340 ms`, `2,3 s`. */
export const duration = (ms: number, locale: Locale) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${count(ms / 1000, locale)} s`
