import type { Hono } from 'hono'
import { html } from '../html'
import type { Html, Setting, SettingValue } from '../plugin-contract'
import type { MountedPlugin } from '../plugins/mount-plugin'
import { parseSetting } from '../plugins/plugin-settings'
import type { SiteRuntime } from '../site/site-runtime'
import { createLayouts, getPluginLabel } from './site-layouts'

/** `/admin/<plugin>/settings` for every plugin that declares settings. */
export const mountPluginSettingsPages = (app: Hono, site: SiteRuntime) => {
  for (const mounted of site.listRunning())
    if (mounted.plugin.settings?.length) mountSettingsPage(app, site, mounted)
}

const mountSettingsPage = (
  app: Hono,
  site: SiteRuntime,
  { copy, plugin, site: own }: MountedPlugin,
) => {
  const settings = plugin.settings ?? []
  const path = `/admin/${copy.name}/settings`
  const page = (body: Html) => String(createLayouts(site).admin('Einstellungen', body))
  const title = `${getPluginLabel(plugin.navigation, copy.name)}: Einstellungen`

  app.get(path, (c) => {
    const isSaved = c.req.query('saved') === '1'
    return c.html(page(renderForm(title, path, settings, own.settings, { isSaved })))
  })
  app.post(path, async (c) => {
    const fields = await c.req.parseBody()
    const results = settings.map((setting) => ({
      setting,
      ...parseSetting(setting, fields[setting.key]),
    }))
    const errors = results.flatMap((one) => ('error' in one ? [one.error] : []))
    if (errors.length > 0)
      return c.html(page(renderForm(title, path, settings, fields, { errors })), 422)
    const values = results.flatMap((one) => ('value' in one ? [[one.setting.key, one.value]] : []))
    await site.ownSettings.save(
      copy.name,
      Object.fromEntries(values) as Record<string, SettingValue>,
    )
    return c.redirect(`${path}?saved=1`, 303)
  })
}

type FormOutcome = { isSaved?: boolean; errors?: readonly string[] }

const renderForm = (
  title: string,
  path: string,
  settings: readonly Setting[],
  values: Readonly<Record<string, unknown>>,
  { isSaved = false, errors = [] }: FormOutcome,
): Html => html`<h1>${title}</h1>
${isSaved && html`<p class="notice good" role="status">Gespeichert.</p>`}
${errors.map((text) => html`<p class="notice bad" role="alert">${text}</p>`)}
<form method="post" action="${path}">
${settings.map((setting) => renderField(setting, values[setting.key]))}
<button>Speichern</button>
</form>`

const renderField = (
  { key, label, kind, hint }: Setting,
  value: unknown,
): Html => html`<div class="field">
<label for="${key}">${label}</label>
${renderControl(key, kind, value)}
${hint && html`<span class="hint">${hint}</span>`}</div>`

const renderControl = (key: string, kind: Setting['kind'], value: unknown): Html => {
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
