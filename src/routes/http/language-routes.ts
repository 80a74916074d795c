import { setCookie } from 'hono/cookie'
import { isLocale } from '../../../views/texts/locale'
import { formFields } from './form-fields'
import { ownPath } from './local-path'
import type { Asked, Door } from './permission-router'
import { localeCookie } from './request-locale'

const year = 365 * 86_400

const chooseLanguage = async (c: Asked) => {
  const { locale, next } = await formFields(c)
  if (isLocale(locale))
    setCookie(c, localeCookie, locale, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: year })
  return c.redirect(ownPath(next, '/'), 303)
}

/** POST /language {locale, next}: from now on in this language, back where one was. */
export const languageRoutes = (door: Door) => door.post('/language', 'public', chooseLanguage)
