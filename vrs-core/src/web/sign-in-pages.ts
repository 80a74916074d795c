import type { Hono } from 'hono'
import { html } from '../html'
import type { Html } from '../plugin-contract'
import type { SiteRuntime } from '../site/site-runtime'
import { renderPlainPage } from './page-layouts'
import { hashEmail, verifyAgainstDummy, verifyPassword } from './passwords'
import { clientAddress, createRateLimit } from './rate-limit'
import type { Sessions } from './sessions'

const addressLimit = createRateLimit(10, 60)
const personLimit = createRateLimit(10, 900)

/** `/admin/login` and `/admin/logout`. */
export const mountSignInPages = (app: Hono, site: SiteRuntime, sessions: Sessions) => {
  const page = (error?: string): string =>
    String(renderPlainPage(site.config().project.name, 'Anmelden', renderSignInForm(error)))

  app.get('/admin/login', async (c) =>
    (await sessions.findPersonId(c)) ? c.redirect('/admin', 303) : c.html(page()),
  )
  app.post('/admin/login', async (c) => {
    const fields = await c.req.parseBody()
    const emailHash = hashEmail(String(fields.email ?? ''))
    const password = String(fields.password ?? '').slice(0, 1000)
    if (!addressLimit.allows(clientAddress(c)) || !personLimit.allows(emailHash))
      return c.html(page('Zu viele Versuche. Bitte warten Sie einige Minuten.'), 429, {
        'retry-after': '300',
      })
    const personId = await findPersonByPassword(site, emailHash, password)
    if (!personId) return c.html(page('E-Mail-Adresse oder Passwort stimmen nicht.'), 401)
    await sessions.end(c)
    await sessions.begin(c, personId)
    return c.redirect('/admin', 303)
  })
  app.post('/admin/logout', async (c) => {
    await sessions.end(c)
    return c.redirect('/admin/login', 303)
  })
}

const findPersonByPassword = async ({ sql }: SiteRuntime, emailHash: string, password: string) => {
  const [person] = await sql<{ id: string; password_hash: string }[]>`
    select id, password_hash from core.people where email_hash = ${emailHash}`
  const matches = person
    ? await verifyPassword(password, person.password_hash)
    : await verifyAgainstDummy(password)
  return matches && person ? person.id : null
}

const renderSignInForm = (error?: string): Html => html`<h1>Anmelden</h1>
${error && html`<p class="notice bad" role="alert">${error}</p>`}
<form method="post" action="/admin/login">
<div class="field"><label for="email">E-Mail-Adresse</label>
<input id="email" name="email" type="email" autocomplete="username" required></div>
<div class="field"><label for="password">Passwort</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></div>
<button>Anmelden</button>
</form>`
