/** What the address asks for; anything unusable counts as not asked. */
export const askedFor = (c) => ({
  search: (c.req.query('suche') ?? '')
    .replace(/(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{C}/gu, '')
    .trim()
    .slice(0, 100),
  category: (c.req.query('kategorie') ?? '')
    .replace(/(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{C}/gu, '')
    .trim()
    .slice(0, 60),
  page: Math.min(Math.max(Number.parseInt(c.req.query('seite') ?? '1', 10) || 1, 1), 100_000),
})

export const pathOf = (base, { search, category, page }) => {
  const query = new URLSearchParams({
    ...(search && { suche: search }),
    ...(category && { kategorie: category }),
    ...(page > 1 && { seite: String(page) }),
  }).toString()
  return query ? `${base}?${query}` : base
}

/** Without categories only the text field; `base` is the page that answers. */
export const searchForm = (html, { search, category }, categories, base = '/verzeichnis') =>
  html`<form method="get" action="${base}" role="search">
    <div class="field">
      <label for="suche">Suche</label>
      <input type="search" id="suche" name="suche" maxlength="100" value="${search}" placeholder="Name, Ort oder Stichwort">
    </div>
    ${
      categories.length > 0 &&
      html`<div class="field">
        <label for="kategorie">Kategorie</label>
        <select id="kategorie" name="kategorie">
          <option value="">Alle Kategorien</option>
          ${categories.map((one) => html`<option${one === category && html` selected`}>${one}</option>`)}
        </select>
      </div>`
    }
    <p class="actions"><button class="button">Suchen</button></p>
  </form>`

export const turning = (html, base, wanted, { page, pages }) => {
  const to = (target) => pathOf(base, { ...wanted, page: target })
  return (
    pages > 1 &&
    html`<nav class="actions" aria-label="Seiten">
      ${page > 1 && html`<a class="button quiet" rel="prev" href="${to(page - 1)}">Zurück</a>`}
      <span class="meta">Seite ${page} von ${pages}</span>
      ${page < pages && html`<a class="button quiet" rel="next" href="${to(page + 1)}">Weiter</a>`}
    </nav>`
  )
}
