import type { CopyStore, PluginCopy } from '../install/copy-store'
import { InstallError } from '../install/install-error'
import { getErrorMessage } from '../log'
import type { MountedPlugin } from './mount-plugin'
import { type StartCopyDependencies, startCopy } from './start-copy'

type PluginHostOptions = StartCopyDependencies & {
  /** Called whenever the mounted routes change. */
  onRoutesChanged(): void
}

/** The plugins of this process. After every change either the new or the old version runs. */
export type PluginHost = {
  listMounted(): readonly MountedPlugin[]
  /** Names of the migration files that ran since the boot, `<plugin>/<file>`. */
  listMigrationsRun(): readonly string[]
  /** Why a version failed in this process; it is tried again at the next boot. */
  findCrash(sha256: string): InstallError | null
  /** Mounts the installed copies from the volume; after a crash the previous copy. */
  startInstalled(): Promise<InstallError[]>
  /** Migrates, mounts and switches; on a failure the old version goes on. Throws InstallError. */
  start(copy: PluginCopy): Promise<void>
  /** For the site's admin: runs the previous copy and does not install the present one again. */
  rollBack(name: string): Promise<void>
}

export const createPluginHost = (options: PluginHostOptions): PluginHost => {
  const { copyStore, onRoutesChanged } = options
  let mounted: readonly MountedPlugin[] = []
  const migrationsRun: string[] = []
  const crashed = new Map<string, InstallError>()

  const startAndRecord = async (copy: PluginCopy, later?: PluginCopy): Promise<MountedPlugin> => {
    try {
      const started = await startCopy(
        copy,
        { running: mounted, ...(later ? { later } : {}) },
        options,
      )
      migrationsRun.push(...started.migrationsRun)
      return started.mounted
    } catch (error) {
      const failure = toInstallError(error, copy.name)
      crashed.set(copy.sha256, failure)
      throw failure
    }
  }

  const replaceMounted = (plugin: MountedPlugin) => {
    mounted = [...mounted.filter(({ copy }) => copy.name !== plugin.copy.name), plugin]
    onRoutesChanged()
  }

  const startOrRollBack = async (current: PluginCopy): Promise<InstallError[]> => {
    try {
      replaceMounted(await startAndRecord(current))
      return []
    } catch (error) {
      const failures = [toInstallError(error, current.name)]
      const previous = copyStore.rollBack(current.name, false)
      if (!previous) return failures
      try {
        replaceMounted(await startAndRecord(previous))
        return failures
      } catch (secondError) {
        copyStore.rollBack(current.name, false)
        return [...failures, toInstallError(secondError, current.name)]
      }
    }
  }

  return {
    listMounted: () => mounted,
    listMigrationsRun: () => migrationsRun,
    findCrash: (sha256) => crashed.get(sha256) ?? null,
    startInstalled: async () => {
      const failures: InstallError[] = []
      for (const copy of sortByDependencies(copyStore.all().map(({ current }) => current)))
        failures.push(...(await startOrRollBack(copy)))
      return failures
    },
    start: async (copy) => {
      const missing = findMissingDependency(copy, mounted)
      if (missing) throw new InstallError('DEPENDENCY_MISSING', copy.name, missing)
      const plugin = await startAndRecord(copy, findLaterCopy(copyStore, copy))
      copyStore.switchTo(copy)
      replaceMounted(plugin)
    },
    rollBack: async (name) => {
      const previous = requirePreviousCopy(copyStore, name)
      const plugin = await startAndRecord(previous, findLaterCopy(copyStore, previous))
      copyStore.rollBack(name, true)
      replaceMounted(plugin)
    },
  }
}

/** The copy whose migrations are in the schema, if it is of a later version. */
const findLaterCopy = (copyStore: CopyStore, copy: PluginCopy): PluginCopy | undefined => {
  const record = copyStore.find(copy.name)
  const migrated = record?.schemaOf ?? record?.current
  return migrated && Bun.semver.order(migrated.version, copy.version) > 0 ? migrated : undefined
}

const requirePreviousCopy = (copyStore: CopyStore, name: string): PluginCopy => {
  const previous = copyStore.find(name)?.previous
  if (previous) return previous
  throw new InstallError('INSTALL_FAILED', name, `${name}: expected a previous copy, found none`)
}

const toInstallError = (error: unknown, plugin: string): InstallError =>
  error instanceof InstallError
    ? error
    : new InstallError('INSTALL_FAILED', plugin, getErrorMessage(error))

const findMissingDependency = (
  copy: PluginCopy,
  mounted: readonly MountedPlugin[],
): string | null => {
  for (const [name, range] of Object.entries(copy.dependsOn)) {
    const version = mounted.find((other) => other.copy.name === name)?.copy.version
    if (!version || !Bun.semver.satisfies(version, range))
      return `${copy.name} ${copy.version}: expected ${name} ${range}, found ${version ?? 'none'}`
  }
  return null
}

/** Dependencies first; plugins that depend on each other keep their order. */
export const sortByDependencies = (list: readonly PluginCopy[]): PluginCopy[] => {
  const ordered: PluginCopy[] = []
  const visit = (copy: PluginCopy, path: readonly string[]) => {
    if (ordered.includes(copy) || path.includes(copy.name)) return
    for (const name of Object.keys(copy.dependsOn)) {
      const needed = list.find((other) => other.name === name)
      if (needed) visit(needed, [...path, copy.name])
    }
    ordered.push(copy)
  }
  for (const copy of list) visit(copy, [])
  return ordered
}
