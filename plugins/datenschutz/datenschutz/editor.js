import { field, problems, refusal, texts } from './field.js'
import { fields, firstValues, groups, keepPrivacy, missing, readPrivacy, rules } from './privacy.js'

const base = '/admin/datenschutz'

export const addEditor = (app, site) => {
  app.get('/', async (c) => {
    const privacy = await readPrivacy(site)
    const notice = status(site.html, privacy, c.req.query('gespeichert'))
    return page(site, privacy ?? firstValues, {}, notice)
  })
  app.post('/', async (c) => {
    const values = texts(await c.req.parseBody(), fields)
    const errors = problems(values, fields, rules)
    if (Object.keys(errors).length > 0)
      return c.html(page(site, values, errors, refusal(site.html, errors)), 422)
    await keepPrivacy(site, values)
    return c.redirect(`${base}?gespeichert=1`, 303)
  })
}

/** Half a form may be saved; until it is whole this says what it lacks. */
const status = (html, privacy, saved) => {
  const lacking = missing(privacy)
  return [
    saved && html`<p class="notice good" role="status">Ihre Angaben sind gespeichert.</p>`,
    lacking.length > 0 &&
      html`<p class="notice" role="status">Ihre Datenschutzerklärung ist noch nicht vollständig und wird deshalb noch nicht angezeigt. Es fehlt: ${lacking.join(', ')}.</p>`,
  ]
}

const page = (site, values, errors, notice) => {
  const { html } = site
  return site.layout(
    'Datenschutz',
    html`<h1>Datenschutz</h1>
      <p class="lead">Aus diesen Angaben entsteht Ihre <a href="/datenschutz">Datenschutzerklärung</a>. Abschnitte zu Hosting, Cookies und Rechten sind schon enthalten.</p>
      ${notice}
      <form method="post" action="${base}">
        ${groups.map(
          ({ title, fields: some }) =>
            html`<h2>${title}</h2>${some.map((one) => field(html, one, values, errors))}`,
        )}
        <p class="actions"><button class="button">Speichern</button></p>
      </form>
      <p class="meta">Der Text ist eine Grundlage und ersetzt keine Rechtsberatung. Prüfen Sie, ob er zu dem passt, was Ihre Website tut.</p>`,
  )
}
