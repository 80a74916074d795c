import { findEntries, listCategories } from './entries.js'
import { askedFor, searchForm, turning } from './search.js'

const base = '/verzeichnis'

export const addListPage = (app, site) => {
  app.get(base, async (c) => {
    const wanted = askedFor(c)
    const [found, categories] = await Promise.all([findEntries(site, wanted), listCategories(site)])
    return page(site, wanted, found, categories)
  })
}

const page = (site, wanted, found, categories) => {
  const { html, settings } = site
  const narrowed = wanted.search !== '' || wanted.category !== ''
  return site.layout(
    settings.title,
    html`<h1>${settings.title}</h1>
      ${settings.intro && html`<p class="lead">${settings.intro}</p>`}
      ${categories.length > 0 && searchForm(html, wanted, categories)}
      ${categories.length > 0 && tally(html, found.count, narrowed)}
      ${found.count === 0 ? nothing(html, narrowed) : html`<ul class="cards">${found.entries.map((entry) => card(html, entry))}</ul>`}
      ${turning(html, base, wanted, found)}`,
  )
}

const tally = (html, count, narrowed) =>
  html`<p class="meta" role="status">${count === 1 ? 'Ein Eintrag' : `${count} Einträge`}${
    narrowed && html` gefunden · <a href="${base}">Alle anzeigen</a>`
  }</p>`

const nothing = (html, narrowed) =>
  narrowed
    ? html`<p class="empty">Dazu gibt es keinen Eintrag. Versuchen Sie es mit weniger oder anderen Wörtern.</p>`
    : html`<p class="empty">Hier steht noch kein Eintrag.</p>`

const card = (html, { slug, name, category, postal_code, city }) =>
  html`<li class="card">
    <h2><a href="${base}/${slug}">${name}</a></h2>
    <p><span class="badge">${category}</span></p>
    <p class="meta">${postal_code} ${city}</p>
  </li>`
