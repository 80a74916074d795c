import { entryBySlug } from './entries.js'
import { pathOf } from './search.js'

const base = '/verzeichnis'

export const addEntryPage = (app, site) => {
  app.get(`${base}/:slug`, async (c) => {
    const slug = c.req.param('slug') ?? ''
    const entry = /^[a-z0-9-]{1,100}$/.test(slug) ? await entryBySlug(site, slug) : null
    return entry && site.layout(entry.name, page(site.html, entry))
  })
}

const page = (html, entry) => html`<h1>${entry.name}</h1>
  <p class="lead"><a class="badge" href="${pathOf(base, { category: entry.category })}">${entry.category}</a></p>
  <address>${entry.street && html`${entry.street}<br>`}${entry.postal_code} ${entry.city}</address>
  ${reach(html, entry)}
  ${paragraphs(html, entry.description)}
  <p class="actions"><a class="button quiet" href="${base}">Zum Verzeichnis</a></p>`

const reach = (html, { phone, website }) =>
  (phone || website) &&
  html`<dl>
    ${phone && html`<dt>Telefon</dt><dd><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></dd>`}
    ${website && html`<dt>Website</dt><dd><a href="${website}" rel="noopener nofollow">${shown(website)}</a></dd>`}
  </dl>`

const shown = (website) => website.replace(/^https?:\/\//, '').replace(/\/$/, '')

const paragraphs = (html, text) =>
  text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((part) => {
      const [first, ...rest] = part.split('\n')
      return html`<p>${first}${rest.map((line) => html`<br>${line}`)}</p>`
    })
