import { setCookie } from 'hono/cookie'
import { isLocale } from '../../../views/texts/locale'
import { readFormFields } from './form-fields'
import { localPath } from './local-path'
import type { PermissionRouter, RequestContext } from './permission-router'
import { localeCookieName } from './request-locale'

const yearSeconds = 365 * 86_400

const chooseLanguage = async (c: RequestContext) => {
  const { locale, next } = await readFormFields(c)
  if (isLocale(locale))
    setCookie(c, localeCookieName, locale, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      maxAge: yearSeconds,
    })
  return c.redirect(localPath(next, '/'), 303)
}

/** POST /language {locale, next}: from now on in this language, back where one was. */
export const languageRoutes = (router: PermissionRouter) =>
  router.post('/language', 'public', chooseLanguage)
