import type { Hono } from 'hono'
import { html } from '../html'
import { getErrorMessage, log } from '../log'
import type { Html } from '../plugin-contract'
import { countDaysWithoutContact } from '../site/licenses'
import {
  countUnreadMessages,
  listMessages,
  markAllMessagesRead,
  type SiteMessage,
} from '../site/site-messages'
import type { SiteRuntime } from '../site/site-runtime'
import { coreVersion } from '../version'
import { createLayouts, getPluginLabel } from './site-layouts'

const contactNoticeDays = 45

/** The admin's own pages: overview, messages, and rolling back a plugin. */
export const mountAdminPages = (app: Hono, site: SiteRuntime) => {
  const { admin } = createLayouts(site)

  app.get('/admin', async (c) => {
    const unread = await countUnreadMessages(site.sql)
    return c.html(
      String(admin('Übersicht', renderOverview(site, unread, c.req.query('failed') === '1'))),
    )
  })
  app.get('/admin/messages', async (c) => {
    const messages = await listMessages(site.sql)
    await markAllMessagesRead(site.sql)
    return c.html(String(admin('Posteingang', renderMessages(messages))))
  })
  app.post('/admin/plugins/:name/previous', async (c) => {
    const name = c.req.param('name')
    try {
      await site.runExclusively(() => site.pluginHost.rollBack(name))
      return c.redirect('/admin', 303)
    } catch (error) {
      log.error('Could not roll back a plugin', {
        plugin: name,
        error: getErrorMessage(error),
      })
      return c.redirect('/admin?failed=1', 303)
    }
  })
}

const renderOverview = (site: SiteRuntime, unread: number, failed: boolean): Html => {
  const days = countDaysWithoutContact(site.licenses(), new Date())
  return html`<h1>Übersicht</h1>
${failed && html`<p class="notice bad" role="alert">Die vorherige Version ließ sich nicht starten. Die bisherige läuft weiter.</p>`}
${
  days > contactNoticeDays &&
  html`<p class="notice" role="status">Seit ${days} Tagen gab es keinen Kontakt zum Marketplace. Ihre Website
läuft unverändert weiter; neue Versionen und Plugins kommen erst wieder an, wenn die Verbindung steht.</p>`
}
${
  site.config().project.status === 'suspended' &&
  html`<p class="notice bad" role="status">Das Projekt ist ausgesetzt. Besucher sehen zurzeit eine neutrale Seite.</p>`
}
${renderYankedNotices(site)}
<p class="lead">${unread === 0 ? 'Keine neuen Nachrichten.' : html`<a href="/admin/messages">${unread === 1 ? 'Eine neue Nachricht' : `${unread} neue Nachrichten`}</a>`}</p>
<h2>Plugins</h2>
${renderPluginTable(site)}
<p class="meta">vrs-core ${coreVersion} · ${site.config().project.domain}</p>`
}

const findLabel = (site: SiteRuntime, name: string): string => {
  const mounted = site.pluginHost.listMounted().find(({ copy }) => copy.name === name)
  return getPluginLabel(mounted?.plugin.navigation, name)
}

/** Only of versions that are here: a newer one may have come since the config. */
const findYanked = (site: SiteRuntime, name: string, version: string) =>
  site.config().yanked?.find((one) => one.name === name && one.version === version)

const renderYankedNotices = (site: SiteRuntime): Html[] =>
  site.copyStore.all().flatMap(({ current: { name, version } }) => {
    const yanked = findYanked(site, name, version)
    if (!yanked) return []
    return [
      html`<p class="notice bad" role="status"><strong>${findLabel(site, name)} ${version} wurde
zurückgezogen:</strong> ${yanked.because}<br>Das Plugin läuft weiter. Sobald es eine neuere Version gibt,
wird sie hier von selbst installiert.</p>`,
    ]
  })

const renderPluginTable = (site: SiteRuntime): Html => {
  const records = site.copyStore.all()
  if (records.length === 0) return html`<p class="empty">Es ist noch kein Plugin installiert.</p>`
  const canGoBack = records.some(({ previous }) => previous)
  return html`<div class="table"><table>
<thead><tr><th>Name</th><th>Version</th><th>Zustand</th>${canGoBack && html`<th>Vorherige Version</th>`}</tr></thead>
<tbody>${records.map(({ current, previous }) => {
    const label = findLabel(site, current.name)
    return html`<tr><td>${label}</td><td>${current.version}${findYanked(site, current.name, current.version) && html` <span class="badge bad">zurückgezogen</span>`}</td><td>${renderPluginState(site, current.name)}</td>
${canGoBack && html`<td>${previous && renderRollbackButton(current.name, label, previous.version)}</td>`}</tr>`
  })}</tbody></table></div>`
}

const renderPluginState = (site: SiteRuntime, name: string): Html => {
  if (site.listRunning().some(({ copy }) => copy.name === name))
    return html`<span class="badge good">läuft</span>`
  if (site.pluginHost.listMounted().some(({ copy }) => copy.name === name))
    return html`<span class="badge bad">Lizenz ruht</span>`
  return html`<span class="badge bad">gestört</span>`
}

const renderRollbackButton = (name: string, label: string, version: string): Html =>
  html`<form method="post" action="/admin/plugins/${name}/previous"><button class="quiet"
aria-label="${label} auf Version ${version} zurücksetzen">Zurück zu ${version}</button></form>`

const dateTimeFormat = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
})

const renderMessages = (messages: readonly SiteMessage[]): Html => html`<h1>Posteingang</h1>
${messages.length === 0 && html`<p class="empty">Noch ist keine Nachricht eingegangen. Anfragen über Ihre Website erscheinen hier.</p>`}
<ul class="cards">${messages.map(
  ({ subject, body, reply_to, created_at, read_at }) => html`<li class="card">
<h2>${subject}</h2>
<p class="meta"><time datetime="${created_at.toISOString()}">${dateTimeFormat.format(created_at)}</time>${read_at === null && html` <span class="badge">neu</span>`}</p>
<p class="message">${body}</p>
${reply_to && html`<p><a href="mailto:${encodeURIComponent(reply_to)}">${reply_to}</a></p>`}</li>`,
)}</ul>`
