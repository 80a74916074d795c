import { addDaysTo, midnight } from '../../domain/license/calendar-model'

/** In the second half of a day the clock is never changed. */
const noonOf = (day: string) => Date.parse(midnight(addDaysTo(day, 1))) - 43_200_000

export const berlinDayOf = (instant: string) => {
  const day = instant.slice(0, 10)
  const next = addDaysTo(day, 1)
  return instant >= midnight(next) ? next : day
}

/** The same time of day, so many days later; not for the hours in which the clock is changed. */
export const addDaysToInstant = (instant: string, days: number) => {
  const day = berlinDayOf(instant)
  if (instant === midnight(day)) return midnight(addDaysTo(day, days))
  const sinceNoon = Date.parse(instant) - noonOf(day)
  return new Date(noonOf(addDaysTo(day, days)) + sinceNoon).toISOString()
}
