import { searchForm, turning } from './search.js'

const base = '/admin/directory'
const done = { gespeichert: 'Der Eintrag ist gespeichert.', geloescht: 'Der Eintrag ist gelöscht.' }

export const listPage = (site, wanted, found, categories, act) => {
  const { html } = site
  const narrowed = wanted.search !== '' || wanted.category !== ''
  return site.layout(
    'Einträge',
    html`<h1>Einträge</h1>
      ${Object.hasOwn(done, act ?? '') && html`<p class="notice good" role="status">${done[act]}</p>`}
      <p class="actions"><a class="button" href="${base}/neu">Neuer Eintrag</a> <a class="button quiet" href="/verzeichnis">Verzeichnis ansehen</a></p>
      ${categories.length > 0 && searchForm(html, wanted, categories, base)}
      ${found.count === 0 ? nothing(html, narrowed) : table(html, found.entries)}
      ${turning(html, base, wanted, found)}`,
  )
}

const nothing = (html, narrowed) =>
  narrowed
    ? html`<p class="empty">Dazu gibt es keinen Eintrag. <a href="${base}">Alle anzeigen</a></p>`
    : html`<p class="empty">Noch keine Einträge. Legen Sie mit „Neuer Eintrag“ den ersten an.</p>`

const table = (html, entries) =>
  html`<div class="table"><table>
    <thead><tr><th scope="col">Name</th><th scope="col">Kategorie</th><th scope="col">Ort</th></tr></thead>
    <tbody>${entries.map(
      ({ id, name, category, postal_code, city }) =>
        html`<tr><td><a href="${base}/eintraege/${id}">${name}</a></td><td>${category}</td><td>${postal_code} ${city}</td></tr>`,
    )}</tbody>
  </table></div>`

export const removalPage = (site, entry) =>
  site.layout(
    'Eintrag löschen',
    site.html`<h1>Eintrag löschen</h1>
      <p>Soll <strong>${entry.name}</strong> endgültig gelöscht werden? Seine Seite im Verzeichnis ist danach nicht mehr zu finden.</p>
      <form method="post" action="${base}/eintraege/${entry.id}/loeschen">
        <p class="actions"><button class="button danger">Endgültig löschen</button> <a class="button quiet" href="${base}/eintraege/${entry.id}">Abbrechen</a></p>
      </form>`,
  )
