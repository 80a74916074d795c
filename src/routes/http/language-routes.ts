import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { isLocale } from '../../../views/texts/locale'
import { formText } from './form-schema'
import { localPath } from './local-path'
import type { PermissionRouter } from './permission-router'
import { localeCookieName } from './request-locale'

const yearSeconds = 365 * 86_400

const languageForm = z.object({ locale: formText(), next: formText(2001) })

/** POST /language {locale, next}: from now on in this language, back where one was. */
export const languageRoutes = (router: PermissionRouter) =>
  router.form('/language', 'public', {
    schema: languageForm,
    submit: (c, { locale, next }) => {
      if (isLocale(locale))
        setCookie(c, localeCookieName, locale, {
          path: '/',
          sameSite: 'Lax',
          httpOnly: true,
          maxAge: yearSeconds,
        })
      return c.redirect(localPath(next, '/'), 303)
    },
  })
