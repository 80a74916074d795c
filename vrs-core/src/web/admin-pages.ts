import type { Hono } from 'hono'
import { html } from '../html'
import { log, messageOf } from '../log'
import type { Html } from '../plugin-contract'
import { daysWithoutContact } from '../site/licenses'
import { type Message, markAllRead, messages, unreadCount } from '../site/site-messages'
import type { Runtime } from '../site/site-runtime'
import { coreVersion } from '../version'
import { framesOf, labelOf } from './site-layouts'

const patience = 45

/** The admin's own pages: overview, messages, back to a plugin's previous version. */
export const adminPages = (app: Hono, site: Runtime) => {
  const { admin } = framesOf(site)

  app.get('/admin', async (c) => {
    const unread = await unreadCount(site.sql)
    return c.html(String(admin('Übersicht', overview(site, unread, c.req.query('failed') === '1'))))
  })
  app.get('/admin/messages', async (c) => {
    const list = await messages(site.sql)
    await markAllRead(site.sql)
    return c.html(String(admin('Posteingang', mailbox(list))))
  })
  app.post('/admin/plugins/:name/previous', async (c) => {
    const name = c.req.param('name')
    try {
      await site.exclusively(() => site.plugins.goBack(name))
      return c.redirect('/admin', 303)
    } catch (error) {
      log.error('The previous version does not run', { plugin: name, error: messageOf(error) })
      return c.redirect('/admin?failed=1', 303)
    }
  })
}

const overview = (site: Runtime, unread: number, failed: boolean): Html => {
  const silent = daysWithoutContact(site.licenses(), new Date())
  return html`<h1>Übersicht</h1>
${failed && html`<p class="notice bad" role="alert">Die vorherige Version ließ sich nicht starten. Die bisherige läuft weiter.</p>`}
${
  silent > patience &&
  html`<p class="notice" role="status">Seit ${silent} Tagen gab es keinen Kontakt zum Marketplace. Ihre Website
läuft unverändert weiter; neue Versionen und Plugins kommen erst wieder an, wenn die Verbindung steht.</p>`
}
${
  site.config().project.status === 'suspended' &&
  html`<p class="notice bad" role="status">Das Projekt ist ausgesetzt. Besucher sehen zurzeit eine neutrale Seite.</p>`
}
<p class="lead">${unread === 0 ? 'Keine neuen Nachrichten.' : html`<a href="/admin/messages">${unread === 1 ? 'Eine neue Nachricht' : `${unread} neue Nachrichten`}</a>`}</p>
<h2>Plugins</h2>
${pluginTable(site)}
<p class="meta">vrs-core ${coreVersion} · ${site.config().project.domain}</p>`
}

const pluginTable = (site: Runtime): Html => {
  const places = site.copies.all()
  if (places.length === 0) return html`<p class="empty">Es ist noch kein Plugin installiert.</p>`
  const canGoBack = places.some(({ previous }) => previous)
  return html`<div class="table"><table>
<thead><tr><th>Name</th><th>Version</th><th>Zustand</th>${canGoBack && html`<th>Vorherige Version</th>`}</tr></thead>
<tbody>${places.map(({ current, previous }) => {
    const mounted = site.plugins.mounted().find(({ copy }) => copy.name === current.name)
    const label = labelOf(mounted?.plugin.navigation, current.name)
    return html`<tr><td>${label}</td><td>${current.version}</td><td>${stateOf(site, current.name)}</td>
${canGoBack && html`<td>${previous && backButton(current.name, label, previous.version)}</td>`}</tr>`
  })}</tbody></table></div>`
}

const stateOf = (site: Runtime, name: string): Html => {
  if (site.running().some(({ copy }) => copy.name === name))
    return html`<span class="badge good">läuft</span>`
  if (site.plugins.mounted().some(({ copy }) => copy.name === name))
    return html`<span class="badge bad">Lizenz ruht</span>`
  return html`<span class="badge bad">gestört</span>`
}

const backButton = (name: string, label: string, version: string): Html =>
  html`<form method="post" action="/admin/plugins/${name}/previous"><button class="quiet"
aria-label="${label} auf Version ${version} zurücksetzen">Zurück zu ${version}</button></form>`

const moment = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
})

const mailbox = (list: readonly Message[]): Html => html`<h1>Posteingang</h1>
${list.length === 0 && html`<p class="empty">Noch ist keine Nachricht eingegangen. Anfragen über Ihre Website erscheinen hier.</p>`}
<ul class="cards">${list.map(
  ({ subject, body, reply_to, created_at, read_at }) => html`<li class="card">
<h2>${subject}</h2>
<p class="meta"><time datetime="${created_at.toISOString()}">${moment.format(created_at)}</time>${read_at === null && html` <span class="badge">neu</span>`}</p>
<p class="message">${body}</p>
${reply_to && html`<p><a href="mailto:${encodeURIComponent(reply_to)}">${reply_to}</a></p>`}</li>`,
)}</ul>`
