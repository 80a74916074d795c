import type { CoreSql } from '../database/open-database'
import type { PluginDatabase } from '../database/plugin-database'
import { html } from '../html'
import type { Html, Plugin, Site, Sql } from '../plugin-contract'
import type { SiteConfig } from '../site/site-config'
import { keepMessage } from '../site/site-messages'
import { type OwnSettings, settingsOf } from './plugin-settings'

type Ingredients = {
  name: string
  plugin: Plugin
  database: PluginDatabase
  core: CoreSql
  own: OwnSettings
  config(): SiteConfig
  layout(title: string, body: Html): Html
}

/** What a plugin is handed; name and settings follow the configuration without a restart. */
export const pluginSite = (given: Ingredients): Site => {
  const { name, plugin, database, core, own, config, layout } = given
  return {
    get name() {
      return config().project.name
    },
    get settings() {
      return settingsOf(plugin, config().settings[name], own.of(name))
    },
    // The contract shows the part of postgres.js that plugins may rely on.
    db: database.sql as unknown as Sql,
    t: (key, values = {}) => {
      const text = plugin.texts?.[config().project.locale]?.[key] ?? plugin.texts?.de?.[key] ?? key
      return text.replace(/\{(\w+)\}/g, (whole, slot) => String(values[slot] ?? whole))
    },
    mail: (message) => keepMessage(core, name, message),
    now: () => new Date(),
    html,
    layout,
  }
}
