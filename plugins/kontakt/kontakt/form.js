import { emailRule, field, problems, refusal, texts } from './field.js'
import { isFlooded, keepMessage } from './messages.js'

const fields = [
  {
    key: 'name',
    label: 'Ihr Name',
    max: 100,
    autocomplete: 'name',
    required: 'Bitte nennen Sie uns Ihren Namen.',
  },
  {
    key: 'email',
    label: 'Ihre E-Mail-Adresse',
    kind: 'email',
    max: 254,
    autocomplete: 'email',
    hint: 'An diese Adresse antworten wir Ihnen.',
    required: 'Bitte geben Sie Ihre E-Mail-Adresse an, damit wir Ihnen antworten können.',
  },
  {
    key: 'message',
    label: 'Ihre Nachricht',
    kind: 'textarea',
    max: 5000,
    rows: 8,
    required: 'Bitte schreiben Sie uns, worum es geht.',
  },
]

export const addForm = (app, site) => {
  app.get('/kontakt', (c) => (c.req.query('gesendet') ? thanks(site) : page(site, {}, {})))
  app.post('/kontakt', async (c) => {
    const body = await c.req.parseBody()
    const sent = () => c.redirect('/kontakt?gesendet=1', 303)
    // Only robots fill in what people do not see; they are told the same as everybody.
    if (body.homepage !== '' && body.homepage !== undefined) return sent()
    const values = texts(body, fields)
    const errors = problems(values, fields, { email: emailRule })
    if (Object.keys(errors).length > 0) return c.html(page(site, values, errors), 422)
    if (await isFlooded(site)) return c.html(page(site, values, {}, busy(site)), 429)
    await keepMessage(site, values)
    return sent()
  })
}

const thanks = (site) =>
  site.layout(
    'Nachricht gesendet',
    site.html`<h1>Vielen Dank</h1>
      <p class="notice good" role="status">Ihre Nachricht ist bei uns angekommen. Wir melden uns bei Ihnen.</p>
      <p class="actions"><a class="button quiet" href="/kontakt">Weitere Nachricht schreiben</a></p>`,
  )

const busy = (site) =>
  site.html`<p class="notice bad" role="alert">Gerade gehen ungewöhnlich viele Nachrichten ein. Bitte senden Sie Ihre in einigen Minuten noch einmal.</p>`

const page = (site, values, errors, notice) => {
  const { html, settings } = site
  return site.layout(
    'Kontakt',
    html`<h1>Kontakt</h1>
      ${settings.intro && html`<p class="lead">${settings.intro}</p>`}
      ${notice ?? refusal(html, errors)}
      <form method="post" action="/kontakt">
        ${fields.map((wanted) => field(html, wanted, values, errors))}
        <div class="hidden-field" aria-hidden="true">
          <label for="homepage">Bitte leer lassen</label>
          <input id="homepage" name="homepage" tabindex="-1" autocomplete="off" value="">
        </div>
        ${privacy(site)}
        <p class="actions"><button class="button">Nachricht senden</button></p>
      </form>`,
  )
}

const privacy = ({ html, settings }) =>
  /^\/(?!\/)/.test(settings.privacyPath) &&
  html`<p class="meta">Wie wir mit Ihren Angaben umgehen, lesen Sie in unserer <a href="${settings.privacyPath}">Datenschutzerklärung</a>.</p>`
