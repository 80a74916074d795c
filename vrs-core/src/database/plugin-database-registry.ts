import {
  openPluginDatabase,
  type PluginDatabase,
  type PluginDatabaseOptions,
} from './plugin-database'

/** One database handle per plugin, shared by all its versions. */
export const createPluginDatabaseRegistry = (options: PluginDatabaseOptions) => {
  const handles = new Map<string, Promise<PluginDatabase>>()
  return {
    get: (plugin: string): Promise<PluginDatabase> => {
      const existing = handles.get(plugin)
      if (existing) return existing
      const handle = openPluginDatabase(plugin, options)
      handles.set(plugin, handle)
      handle.catch(() => handles.delete(plugin))
      return handle
    },
    close: async () => {
      const results = await Promise.allSettled(handles.values())
      await Promise.all(
        results.map(
          (result) => result.status === 'fulfilled' && result.value.sql.end({ timeout: 1 }),
        ),
      )
    },
  }
}
