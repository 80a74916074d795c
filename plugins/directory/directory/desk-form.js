import { fields } from './entry-fields.js'
import { field, refusal } from './field.js'

const base = '/admin/directory'

/** For a new entry, or for `entry`; `values` are what the fields show. */
export const formPage = (site, entry, values, errors, categories) => {
  const { html } = site
  const title = entry ? `${entry.name} bearbeiten` : 'Neuer Eintrag'
  return site.layout(
    title,
    html`<h1>${title}</h1>
      ${refusal(html, errors)}
      <form method="post" action="${entry ? `${base}/eintraege/${entry.id}` : `${base}/neu`}">
        ${fields.map((one) => field(html, one, values, errors))}
        <datalist id="categories">${categories.map((one) => html`<option value="${one}"></option>`)}</datalist>
        <p class="actions">
          <button class="button">Speichern</button>
          <a class="button quiet" href="${base}">Abbrechen</a>
          ${entry && html`<a class="button danger" href="${base}/eintraege/${entry.id}/loeschen">Löschen</a>`}
        </p>
      </form>`,
  )
}
