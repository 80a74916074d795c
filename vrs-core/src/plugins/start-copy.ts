import type { PluginDatabase } from '../database/plugin-database'
import type { Copies, Copy } from '../install/copy-store'
import { Fault } from '../install/install-error'
import { migratePlugin, takeBack } from '../install/migrate-plugin'
import { log, messageOf } from '../log'
import type { Plugin, Site } from '../plugin-contract'
import { type Mounted, mount } from './mount-plugin'

export type Raising = {
  copies: Copies
  databaseOf(plugin: string): Promise<PluginDatabase>
  siteOf(name: string, plugin: Plugin, database: PluginDatabase, frame: 'public' | 'admin'): Site
}

export type Raised = { mounted: Mounted; migrationsRun: string[] }

/** Migrates and mounts a copy beside the others; throws `Fault` and leaves no trace of it. */
export const raiseCopy = async (
  copy: Copy,
  running: readonly Mounted[],
  { copies, databaseOf, siteOf }: Raising,
): Promise<Raised> => {
  const { name } = copy
  const database = await databaseOf(name).catch((error: unknown) => {
    throw new Fault('MIGRATION_FAILED', name, `role of ${name}: ${messageOf(error)}`)
  })
  const folder = copies.folderOf(copy)
  const ran = await migratePlugin(name, folder, database)
  try {
    const mounted = await mount(copy, {
      folder,
      database,
      others: running.filter((other) => other.copy.name !== name),
      siteOf: (plugin, frame) => siteOf(name, plugin, database, frame),
    })
    return { mounted, migrationsRun: ran.map((file) => `${name}/${file}`) }
  } catch (error) {
    await undo(copy, folder, ran, database)
    throw error
  }
}

const undo = async (copy: Copy, folder: string, ran: string[], database: PluginDatabase) => {
  try {
    if (await takeBack(folder, ran, database)) return
    log.warn('New migrations stay: not each of them has a down file', { plugin: copy.name })
  } catch (error) {
    log.error('New migrations could not be taken back', {
      plugin: copy.name,
      error: messageOf(error),
    })
  }
}
