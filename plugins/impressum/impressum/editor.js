import { field, problems, refusal, texts } from './field.js'
import {
  fields,
  groups,
  keepImprint,
  missing,
  pairProblems,
  readImprint,
  rules,
} from './imprint.js'

const base = '/admin/impressum'

export const addEditor = (app, site) => {
  app.get('/', async (c) => {
    const imprint = await readImprint(site)
    return page(site, imprint, {}, status(site.html, imprint, c.req.query('gespeichert')))
  })
  app.post('/', async (c) => {
    const values = texts(await c.req.parseBody(), fields)
    const errors = { ...pairProblems(values), ...problems(values, fields, rules) }
    if (Object.keys(errors).length > 0)
      return c.html(page(site, values, errors, refusal(site.html, errors)), 422)
    await keepImprint(site, values)
    return c.redirect(`${base}?gespeichert=1`, 303)
  })
}

/** Half a page may be saved; until it is whole this says what it lacks. */
const status = (html, imprint, saved) => {
  const lacking = missing(imprint)
  return [
    saved &&
      html`<p class="notice good" role="status">Ihre Angaben sind gespeichert und stehen jetzt auf der Website.</p>`,
    lacking.length > 0 &&
      html`<p class="notice" role="status">Ihr Impressum ist noch nicht vollständig. Es fehlt: ${lacking.join(', ')}. Bis dahin weist die öffentliche Seite darauf hin, dass sie vervollständigt wird.</p>`,
  ]
}

const page = (site, values, errors, notice) => {
  const { html } = site
  return site.layout(
    'Impressum',
    html`<h1>Impressum</h1>
      <p class="lead">Tragen Sie hier ein, was auf Ihrer <a href="/impressum">Impressumsseite</a> stehen soll. Leere Felder erscheinen dort nicht.</p>
      ${notice}
      <form method="post" action="${base}">
        ${groups.map(
          ({ title, fields: some }) =>
            html`<h2>${title}</h2>${some.map((one) => field(html, one, values, errors))}`,
        )}
        <p class="actions"><button class="button">Speichern</button></p>
      </form>
      <p class="meta">Welche Angaben Sie machen müssen, hängt von Rechtsform und Beruf ab. Im Zweifel hilft Ihnen eine Rechtsberatung oder Ihre Kammer.</p>`,
  )
}
