/** Days before a name's end at which people are told. */
export const expiryWindows = [7, 14, 30, 60] as const
export type ExpiryWindow = (typeof expiryWindows)[number]

/** On which ring of the radar a name is; undefined while its end is far, or past. */
export const findExpiryWindow = (expiresAt: string, now: Date) => {
  const left = (Date.parse(expiresAt) - now.getTime()) / 86_400_000
  return left < 0 ? undefined : expiryWindows.find((days) => left <= days)
}
