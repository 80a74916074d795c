import type { Hono } from 'hono'
import { html } from '../html'
import type { Html } from '../plugin-contract'
import type { Runtime } from '../site/site-runtime'
import { clientAddress } from './client-address'
import { plainPage } from './page-layouts'
import { emailHash, nobodyMatches, passwordMatches } from './passwords'
import { rateLimit } from './rate-limit'
import type { Sessions } from './sessions'

const perAddress = rateLimit(10, 60)
const perPerson = rateLimit(10, 900)

/** `/admin/login`, and the way out. */
export const signInPages = (app: Hono, site: Runtime, sessions: Sessions) => {
  const page = (refusal?: string): string =>
    String(plainPage(site.config().project.name, 'Anmelden', form(refusal)))

  app.get('/admin/login', async (c) =>
    (await sessions.person(c)) ? c.redirect('/admin', 303) : c.html(page()),
  )
  app.post('/admin/login', async (c) => {
    const fields = await c.req.parseBody()
    const email = emailHash(String(fields.email ?? ''))
    const password = String(fields.password ?? '').slice(0, 1000)
    if (!perAddress.allows(clientAddress(c)) || !perPerson.allows(email))
      return c.html(page('Zu viele Versuche. Bitte warten Sie einige Minuten.'), 429, {
        'retry-after': '300',
      })
    const personId = await personWith(site, email, password)
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

const personWith = async ({ sql }: Runtime, email: string, password: string) => {
  const [person] = await sql<{ id: string; password_hash: string }[]>`
    select id, password_hash from core.people where email_hash = ${email}`
  const matches = person
    ? await passwordMatches(password, person.password_hash)
    : await nobodyMatches(password)
  return matches && person ? person.id : null
}

const form = (refusal?: string): Html => html`<h1>Anmelden</h1>
${refusal && html`<p class="notice bad" role="alert">${refusal}</p>`}
<form method="post" action="/admin/login">
<div class="field"><label for="email">E-Mail-Adresse</label>
<input id="email" name="email" type="email" autocomplete="username" required></div>
<div class="field"><label for="password">Passwort</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></div>
<button>Anmelden</button>
</form>`
