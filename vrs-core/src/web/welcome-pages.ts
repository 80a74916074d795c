import type { Hono } from 'hono'
import { html } from '../html'
import { getErrorMessage, log } from '../log'
import type { Html } from '../plugin-contract'
import type { SiteRuntime } from '../site/site-runtime'
import { consumeInvite, type Invite, isInviteUsed, verifyInvite } from './invite'
import { renderPlainPage } from './page-layouts'
import { hashEmail, hashPassword } from './passwords'
import { clientAddress, createRateLimit } from './rate-limit'
import type { Sessions } from './sessions'

const attemptLimit = createRateLimit(30, 60)
const minPasswordLength = 12

/** `/admin/welcome?invite=…`: GET changes nothing, since mail scanners open links; only the form does. */
export const mountWelcomePages = (app: Hono, site: SiteRuntime, sessions: Sessions) => {
  const page = (body: Html): string =>
    String(renderPlainPage(site.config().project.name, 'Willkommen', body))

  app.get('/admin/welcome', async (c) => {
    const token = c.req.query('invite') ?? ''
    const invite = await tryVerifyInvite(token, site)
    if (!invite) return c.html(page(invalidInviteBody), 410)
    if (await isInviteUsed(site.sql, invite)) return c.html(page(usedInviteBody), 410)
    return c.html(page(renderWelcomeForm(token)))
  })
  app.post('/admin/welcome', async (c) => {
    const fields = await c.req.parseBody()
    const token = String(fields.invite ?? '')
    if (!attemptLimit.allows(clientAddress(c)))
      return c.html(
        page(renderWelcomeForm(token, 'Zu viele Versuche. Bitte warten Sie eine Minute.')),
        429,
      )
    const invite = await tryVerifyInvite(token, site)
    if (!invite) return c.html(page(invalidInviteBody), 410)
    if (await isInviteUsed(site.sql, invite)) return c.html(page(usedInviteBody), 410)
    const error = findFormError(fields, invite)
    if (error) return c.html(page(renderWelcomeForm(token, error, String(fields.email ?? ''))), 422)
    const personId = await consumeInvite(
      site.sql,
      invite,
      await hashPassword(String(fields.password)),
    )
    if (!personId) return c.html(page(usedInviteBody), 410)
    await sessions.begin(c, personId)
    return c.redirect('/admin', 303)
  })
}

const tryVerifyInvite = async (token: string, site: SiteRuntime): Promise<Invite | null> => {
  try {
    return await verifyInvite(token, site)
  } catch (error) {
    log.info('An invitation was refused', { error: getErrorMessage(error) })
    return null
  }
}

const findFormError = (fields: Record<string, unknown>, invite: Invite): string | null => {
  const { email, password, again } = fields
  if (typeof email !== 'string' || hashEmail(email) !== invite.emailHash)
    return 'Die Einladung gilt für eine andere E-Mail-Adresse.'
  if (typeof password !== 'string' || [...password].length < minPasswordLength)
    return `Das Passwort braucht mindestens ${minPasswordLength} Zeichen.`
  if (password.length > 1000) return 'Das Passwort ist zu lang.'
  return password === again ? null : 'Die beiden Passwörter sind nicht gleich.'
}

const renderWelcomeForm = (
  token: string,
  error?: string,
  email = '',
): Html => html`<h1>Willkommen</h1>
<p class="lead">Legen Sie ein Passwort fest, mit dem Sie sich künftig anmelden.</p>
${error && html`<p class="notice bad" role="alert">${error}</p>`}
<form method="post" action="/admin/welcome">
<input type="hidden" name="invite" value="${token}">
<div class="field"><label for="email">E-Mail-Adresse</label>
<input id="email" name="email" type="email" autocomplete="username" value="${email}" required aria-describedby="email-hint">
<span class="hint" id="email-hint">Die Adresse, an die wir die Einladung geschickt haben.</span></div>
<div class="field"><label for="password">Neues Passwort</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" required aria-describedby="password-hint">
<span class="hint" id="password-hint">Mindestens ${minPasswordLength} Zeichen.</span></div>
<div class="field"><label for="again">Passwort wiederholen</label>
<input id="again" name="again" type="password" autocomplete="new-password" minlength="12" required></div>
<button>Passwort festlegen</button>
</form>`

const invalidInviteBody = html`<h1>Einladung nicht gültig</h1>
<p class="lead">Der Link ist unvollständig oder abgelaufen. Bitte lassen Sie sich eine neue Einladung
schicken.</p>`

const usedInviteBody = html`<h1>Einladung bereits verwendet</h1>
<p class="lead">Mit diesem Link wurde schon ein Passwort festgelegt.</p>
<p><a class="button" href="/admin/login">Zur Anmeldung</a></p>`
