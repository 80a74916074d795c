import type { CoreSql } from '../database/open-database'
import type { Plugin, Setting, SettingValue } from '../plugin-contract'

type SettingValues = Record<string, SettingValue>

/** The site's own values, cached in memory. */
export type OwnSettings = {
  get(plugin: string): SettingValues
  save(plugin: string, values: SettingValues): Promise<void>
}

export const loadOwnSettings = async (sql: CoreSql): Promise<OwnSettings> => {
  const cache = new Map<string, SettingValues>()
  const rows = await sql<{ plugin: string; key: string; value: SettingValue }[]>`
    select plugin, key, value from core.plugin_settings`
  for (const { plugin, key, value } of rows)
    cache.set(plugin, { ...cache.get(plugin), [key]: value })
  return {
    get: (plugin) => cache.get(plugin) ?? {},
    save: async (plugin, values) => {
      await sql.begin(async (tx) => {
        for (const [key, value] of Object.entries(values))
          await tx`insert into core.plugin_settings (plugin, key, value)
            values (${plugin}, ${key}, ${tx.json(value)})
            on conflict (plugin, key) do update set value = excluded.value, changed_at = now()`
      })
      cache.set(plugin, { ...cache.get(plugin), ...values })
    },
  }
}

/** Defaults, then the marketplace's values, then the site's own. */
export const mergeSettings = (
  { settings = [] }: Plugin,
  marketplace: SettingValues | undefined,
  own: SettingValues,
): SettingValues => ({
  ...Object.fromEntries(settings.map(({ key, default: value }) => [key, value])),
  ...marketplace,
  ...own,
})

/** A form's field converted to the setting's kind, or the error for the person. */
export const parseSetting = (
  { kind, label }: Setting,
  field: unknown,
): { value: SettingValue } | { error: string } => {
  const text = typeof field === 'string' ? field.trim().replaceAll('\r\n', '\n') : ''
  if (kind === 'boolean') return { value: text === 'on' }
  if (text.length > 10_000) return { error: `${label}: höchstens 10.000 Zeichen` }
  if (kind === 'number')
    return text !== '' && Number.isFinite(Number(text))
      ? { value: Number(text) }
      : { error: `${label}: bitte eine Zahl angeben` }
  if (kind === 'email' && text !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    return { error: `${label}: bitte eine vollständige E-Mail-Adresse angeben` }
  return { value: text }
}
