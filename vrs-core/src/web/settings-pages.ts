import type { Hono } from 'hono'
import { html } from '../html'
import type { Html, Setting, SettingValue } from '../plugin-contract'
import type { Mounted } from '../plugins/mount-plugin'
import { readSetting } from '../plugins/plugin-settings'
import type { Runtime } from '../site/site-runtime'
import { framesOf, labelOf } from './site-layouts'

/** `/admin/<plugin>/settings` for every plugin that declares settings. */
export const pluginSettingsPages = (app: Hono, site: Runtime) => {
  for (const mounted of site.running())
    if (mounted.plugin.settings?.length) settingsPage(app, site, mounted)
}

const settingsPage = (app: Hono, site: Runtime, { copy, plugin, site: own }: Mounted) => {
  const settings = plugin.settings ?? []
  const path = `/admin/${copy.name}/settings`
  const page = (body: Html) => String(framesOf(site).admin('Einstellungen', body))
  const title = `${labelOf(plugin.navigation, copy.name)}: Einstellungen`

  app.get(path, (c) => {
    const saved = c.req.query('saved') === '1'
    return c.html(page(form(title, path, settings, own.settings, { saved })))
  })
  app.post(path, async (c) => {
    const fields = await c.req.parseBody()
    const read = settings.map((setting) => ({
      setting,
      ...readSetting(setting, fields[setting.key]),
    }))
    const refusals = read.flatMap((one) => ('refused' in one ? [one.refused] : []))
    if (refusals.length > 0)
      return c.html(page(form(title, path, settings, fields, { refusals })), 422)
    const values = read.flatMap((one) => ('value' in one ? [[one.setting.key, one.value]] : []))
    await site.own.save(copy.name, Object.fromEntries(values) as Record<string, SettingValue>)
    return c.redirect(`${path}?saved=1`, 303)
  })
}

type Outcome = { saved?: boolean; refusals?: readonly string[] }

const form = (
  title: string,
  path: string,
  settings: readonly Setting[],
  values: Readonly<Record<string, unknown>>,
  { saved = false, refusals = [] }: Outcome,
): Html => html`<h1>${title}</h1>
${saved && html`<p class="notice good" role="status">Gespeichert.</p>`}
${refusals.map((text) => html`<p class="notice bad" role="alert">${text}</p>`)}
<form method="post" action="${path}">
${settings.map((setting) => field(setting, values[setting.key]))}
<button>Speichern</button>
</form>`

const field = (
  { key, label, kind, hint }: Setting,
  value: unknown,
): Html => html`<div class="field">
<label for="${key}">${label}</label>
${control(key, kind, value)}
${hint && html`<span class="hint">${hint}</span>`}</div>`

const control = (key: string, kind: Setting['kind'], value: unknown): Html => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (kind === 'textarea')
    return html`<textarea id="${key}" name="${key}">
${text}</textarea>`
  if (kind === 'boolean')
    return value === true || value === 'on'
      ? html`<input id="${key}" name="${key}" type="checkbox" checked>`
      : html`<input id="${key}" name="${key}" type="checkbox">`
  const type = kind === 'email' ? 'email' : 'text'
  return html`<input id="${key}" name="${key}" type="${type}" value="${text}">`
}
