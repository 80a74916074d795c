import type { Locale } from './locale'

const languageTags: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' }
const timeZone = 'Europe/Berlin'

const memoizeByLocale = <T>(create: (tag: string) => T) => {
  const formats: Partial<Record<Locale, T>> = {}
  return (locale: Locale): T => {
    formats[locale] ??= create(languageTags[locale])
    return formats[locale]
  }
}

const dateFormats = memoizeByLocale(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      timeZone,
      day: '2-digit',
      month: tag === 'de-DE' ? '2-digit' : 'short',
      year: 'numeric',
    }),
)
const timeFormats = memoizeByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit' }),
)
const timeWithSecondsFormats = memoizeByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone, timeStyle: 'medium' }),
)
const relativeTimeFormats = memoizeByLocale(
  (tag) => new Intl.RelativeTimeFormat(tag, { style: 'short', numeric: 'auto' }),
)
const euroFormats = memoizeByLocale(
  (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }),
)
const numberFormats = memoizeByLocale(
  (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }),
)

/** `5831` -> `58,31 €`. */
export const formatMoney = (cents: number, locale: Locale) =>
  euroFormats(locale).format(cents / 100)

/** `5831` -> `58,31`, for an input. */
export const formatEuroInput = (cents: number, locale: Locale) =>
  (cents / 100).toFixed(2).replace('.', locale === 'de' ? ',' : '.')

export const formatNumber = (value: number, locale: Locale) => numberFormats(locale).format(value)

/** `2026-11-20T13:02:11Z` -> `20.11.2026` in Berlin. */
export const formatDate = (iso: string, locale: Locale) => dateFormats(locale).format(new Date(iso))

/** The last day before this end, which is a midnight in Berlin. */
export const formatLastDay = (end: string, locale: Locale) =>
  formatDate(new Date(Date.parse(end) - 1).toISOString(), locale)

/** `14:02` on the day of `now` (Berlin), else `20.11.2026, 14:02`. */
export const formatDateOrTime = (iso: string, now: string, locale: Locale) =>
  formatDate(iso, locale) === formatDate(now, locale)
    ? formatTime(iso, locale)
    : formatDateTime(iso, locale)

/** -> `14:02` */
export const formatTime = (iso: string, locale: Locale) => timeFormats(locale).format(new Date(iso))

/** -> `20.11.2026, 14:02` */
export const formatDateTime = (iso: string, locale: Locale) =>
  `${formatDate(iso, locale)}, ${formatTime(iso, locale)}`

/** -> `20.11.2026, 14:02:11` */
export const formatDateTimeWithSeconds = (iso: string, locale: Locale) =>
  `${formatDate(iso, locale)}, ${timeWithSecondsFormats(locale).format(new Date(iso))}`

/** -> `2026-11-20 13:02:11 UTC` */
export const formatUtc = (iso: string) =>
  `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`

const minute = 60
const hour = 60 * minute

/** `vor 4 Min.` within a day around `now`, the date otherwise. */
export const formatRelativeTime = (iso: string, now: string, locale: Locale) => {
  const inSeconds = (Date.parse(iso) - Date.parse(now)) / 1000
  const distance = Math.abs(inSeconds)
  if (distance < minute) return relativeTimeFormats(locale).format(Math.trunc(inSeconds), 'second')
  if (distance < hour)
    return relativeTimeFormats(locale).format(Math.trunc(inSeconds / minute), 'minute')
  if (distance < 24 * hour)
    return relativeTimeFormats(locale).format(Math.trunc(inSeconds / hour), 'hour')
  return formatDate(iso, locale)
}

/** Milliseconds -> `340 ms`, `2,3 s`. */
export const formatDuration = (ms: number, locale: Locale) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${formatNumber(ms / 1000, locale)} s`
