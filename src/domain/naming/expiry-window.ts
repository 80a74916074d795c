/** Days before a name's end at which people are told. */
export const expiryWindows = [7, 14, 30, 60] as const
export type ExpiryWindow = (typeof expiryWindows)[number]

const countDaysUntil = (at: string, now: Date) => (Date.parse(at) - now.getTime()) / 86_400_000

/** On which ring of the radar a name is; undefined while its end is far, or past. */
export const findExpiryWindow = (expiresAt: string, now: Date) => {
  const left = countDaysUntil(expiresAt, now)
  return left < 0 ? undefined : expiryWindows.find((days) => left <= days)
}

const urgentDays = 7
const warningDays = 14

/** How near an end is; `urgent` once it is past. Undefined while it is far. */
export const findEndUrgency = (at: string, now: Date): 'urgent' | 'soon' | undefined => {
  const left = countDaysUntil(at, now)
  if (left < urgentDays) return 'urgent'
  return left < warningDays ? 'soon' : undefined
}
