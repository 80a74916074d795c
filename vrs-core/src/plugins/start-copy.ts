import type { PluginDatabase } from '../database/plugin-database'
import type { CopyStore, PluginCopy } from '../install/copy-store'
import { InstallError } from '../install/install-error'
import { migratePlugin, revertLaterMigrations, revertMigrations } from '../install/migrate-plugin'
import { getErrorMessage, log } from '../log'
import type { Plugin, Site } from '../plugin-contract'
import { type MountedPlugin, mountPlugin } from './mount-plugin'

export type StartCopyDependencies = {
  copyStore: CopyStore
  getDatabase(plugin: string): Promise<PluginDatabase>
  createSite(
    name: string,
    plugin: Plugin,
    database: PluginDatabase,
    frame: 'public' | 'admin',
  ): Site
}

export type StartedCopy = { mounted: MountedPlugin; migrationsRun: string[] }

type StartCopyOptions = {
  running: readonly MountedPlugin[]
  /** A later version whose migrations are in the schema: they are reverted first. */
  later?: PluginCopy
}

/** Migrates and mounts a copy beside the others; throws InstallError after reverting both. */
export const startCopy = async (
  copy: PluginCopy,
  { running, later }: StartCopyOptions,
  { copyStore, getDatabase, createSite }: StartCopyDependencies,
): Promise<StartedCopy> => {
  const { name } = copy
  const database = await getDatabase(name).catch((error: unknown) => {
    throw new InstallError('MIGRATION_FAILED', name, `role of ${name}: ${getErrorMessage(error)}`)
  })
  const folder = copyStore.getFolder(copy)
  const laterFolder = later && copyStore.getFolder(later)
  const reverted = laterFolder
    ? await revertLaterMigrations(name, folder, laterFolder, database)
    : []
  if (later) log.info('Later migrations were reverted', { plugin: name, reverted: reverted.join() })
  const newMigrations = await migratePlugin(name, folder, database)
  try {
    const mounted = await mountPlugin(copy, {
      folder,
      database,
      otherPlugins: running.filter((other) => other.copy.name !== name),
      createSite: (plugin, frame) => createSite(name, plugin, database, frame),
    })
    return { mounted, migrationsRun: newMigrations.map((file) => `${name}/${file}`) }
  } catch (error) {
    await revertNewMigrations(copy, folder, newMigrations, database)
    if (laterFolder && reverted.length > 0) await migratePlugin(name, laterFolder, database)
    throw error
  }
}

const revertNewMigrations = async (
  copy: PluginCopy,
  folder: string,
  newMigrations: string[],
  database: PluginDatabase,
) => {
  try {
    if (await revertMigrations(folder, newMigrations, database)) return
    log.warn('New migrations stay: not each of them has a down file', { plugin: copy.name })
  } catch (error) {
    log.error('New migrations could not be reverted', {
      plugin: copy.name,
      error: getErrorMessage(error),
    })
  }
}
