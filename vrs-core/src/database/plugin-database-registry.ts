import type { CoreSql } from './open-database'
import { openPluginDatabase, type PluginDatabase } from './plugin-database'

type PluginDatabaseOptions = { core: CoreSql; databaseUrl: string; siteSecret: string }

/** One handle per plugin, whatever version of it runs. */
export const createPluginDatabaseRegistry = (opening: PluginDatabaseOptions) => {
  const open = new Map<string, Promise<PluginDatabase>>()
  return {
    get: (plugin: string): Promise<PluginDatabase> => {
      const known = open.get(plugin)
      if (known) return known
      const opened = openPluginDatabase(plugin, opening)
      open.set(plugin, opened)
      opened.catch(() => open.delete(plugin))
      return opened
    },
    close: async () => {
      const opened = await Promise.allSettled(open.values())
      await Promise.all(
        opened.map((one) => one.status === 'fulfilled' && one.value.sql.end({ timeout: 1 })),
      )
    },
  }
}
