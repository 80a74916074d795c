import type { CoreSql } from '../database/open-database'
import type { PluginDatabase } from '../database/plugin-database'
import { html } from '../html'
import type { Html, Plugin, Site, Sql } from '../plugin-contract'
import type { SiteConfig } from '../site/site-config'
import { storeMessage } from '../site/site-messages'
import { mergeSettings, type OwnSettings } from './plugin-settings'

type PluginSiteOptions = {
  name: string
  plugin: Plugin
  database: PluginDatabase
  coreSql: CoreSql
  ownSettings: OwnSettings
  config(): SiteConfig
  layout(title: string, body: Html): Html
}

/** The object given to a plugin; name and settings follow the configuration without a restart. */
export const createPluginSite = (options: PluginSiteOptions): Site => {
  const { name, plugin, database, coreSql, ownSettings, config, layout } = options
  return {
    get name() {
      return config().project.name
    },
    get settings() {
      return mergeSettings(plugin, config().settings[name], ownSettings.get(name))
    },
    // The contract shows the part of postgres.js that plugins may rely on.
    db: database.sql as unknown as Sql,
    t: (key, values = {}) => {
      const text = plugin.texts?.[config().project.locale]?.[key] ?? plugin.texts?.de?.[key] ?? key
      return text.replace(/\{(\w+)\}/g, (whole, slot) => String(values[slot] ?? whole))
    },
    mail: (message) => storeMessage(coreSql, name, message),
    now: () => new Date(),
    html,
    layout,
  }
}
