import { getCookie } from 'hono/cookie'
import type { Locale } from '../../../views/texts/locale'
import { isLocale } from '../../../views/texts/locale'
import type { RequestContext } from './permission-router'

/** Remembers the choice; it names nobody. */
export const localeCookieName = 'lang'

/** `de;q=0.8, en` -> `en` */
const preferredLocale = (header: string): Locale | undefined =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.slice(0, 2).toLowerCase(), weight: q ? Number(q.trim().slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
    .find(isLocale)

/** By switch, else what the browser prefers, else German. */
export const localeOf = (c: RequestContext): Locale => {
  const kept = getCookie(c, localeCookieName)
  return isLocale(kept) ? kept : (preferredLocale(c.req.header('accept-language') ?? '') ?? 'de')
}
