import { countOpen, listMessages, markDone, remove, reopen } from './messages.js'

const base = '/admin/kontakt'
const clock = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
})

export const addInbox = (app, site) => {
  app.get('/', async (c) => {
    const done = c.req.query('ansicht') === 'erledigt'
    const page = Math.min(
      Math.max(Number.parseInt(c.req.query('seite') ?? '1', 10) || 1, 1),
      10_000,
    )
    return inbox(site, done, page, await listMessages(site, done, page), await countOpen(site))
  })
  const acts = { erledigt: markDone, offen: reopen, loeschen: remove }
  for (const [act, change] of Object.entries(acts))
    app.post(`/nachrichten/:id/${act}`, async (c) => {
      const id = c.req.param('id') ?? ''
      if (!/^\d{1,18}$/.test(id)) return null
      await change(site, id)
      return c.redirect(act === 'erledigt' ? base : `${base}?ansicht=erledigt`, 303)
    })
}

const inbox = (site, done, page, { messages, more }, open) => {
  const { html } = site
  const view = (label, path, current) =>
    html`<a class="button${!current && ' quiet'}" href="${path}"${current && html` aria-current="page"`}>${label}</a>`
  return site.layout(
    'Nachrichten',
    html`<h1>Nachrichten</h1>
      <nav class="actions" aria-label="Ansicht">
        ${view(`Offen (${open})`, base, !done)}
        ${view('Erledigt', `${base}?ansicht=erledigt`, done)}
      </nav>
      ${messages.length === 0 ? nothing(html, done) : html`<ul class="cards">${messages.map((message) => card(html, message))}</ul>`}
      ${turning(html, done, page, more)}`,
  )
}

const nothing = (html, done) =>
  done
    ? html`<p class="empty">Noch keine erledigten Nachrichten.</p>`
    : html`<p class="empty">Keine offenen Nachrichten. Was über Ihr <a href="/kontakt">Kontaktformular</a> eingeht, steht hier.</p>`

const card = (html, { id, name, email, body, received_at, done_at }) => {
  const act = (path, label, look) =>
    html`<form method="post" action="${base}/nachrichten/${id}/${path}"><button class="button ${look}" aria-label="${label}: Nachricht von ${name}">${label}</button></form>`
  return html`<li class="card">
    <h2>${name}</h2>
    <p class="meta"><a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a> · <time datetime="${received_at.toISOString()}">${clock.format(received_at)}</time></p>
    ${body.split(/\n+/).map((line) => html`<p>${line}</p>`)}
    ${done_at && html`<p class="meta">Erledigt am ${clock.format(done_at)}</p>`}
    <div class="actions">${
      done_at
        ? [act('offen', 'Wieder öffnen', 'quiet'), act('loeschen', 'Endgültig löschen', 'danger')]
        : act('erledigt', 'Als erledigt markieren', '')
    }</div>
  </li>`
}

const turning = (html, done, page, more) => {
  const path = (to) =>
    `${base}?${new URLSearchParams({ ...(done && { ansicht: 'erledigt' }), seite: to })}`
  return (
    (page > 1 || more) &&
    html`<nav class="actions" aria-label="Seiten">
      ${page > 1 && html`<a class="button quiet" rel="prev" href="${path(page - 1)}">Neuere</a>`}
      ${more && html`<a class="button quiet" rel="next" href="${path(page + 1)}">Ältere</a>`}
    </nav>`
  )
}
