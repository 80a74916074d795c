import type { PluginCopy } from '../install/copy-store'
import { InstallError } from '../install/install-error'
import { getErrorMessage } from '../log'
import type { MountedPlugin } from './mount-plugin'
import { type StartCopyDependencies, startCopy } from './start-copy'

type PluginHostOptions = StartCopyDependencies & {
  /** Called whenever other routes answer than before. */
  onRoutesChanged(): void
}

/** The plugins that run in this process. Every change leaves either the new or the old one running. */
export type PluginHost = {
  listMounted(): readonly MountedPlugin[]
  /** Names of the migration files that ran since the boot, `<plugin>/<file>`. */
  listMigrationsRun(): readonly string[]
  /** Why a version failed in this process; it is tried again at the next boot. */
  findCrash(sha256: string): InstallError | null
  /** Mounts what ran before, from the volume; a crash falls back to the previous copy. */
  startInstalled(): Promise<InstallError[]>
  /** Migrate, mount, switch: on a failure what ran before goes on. Throws `Fault`. */
  start(copy: PluginCopy): Promise<void>
  /** The site admin's click: runs the previous copy and holds back the left one. */
  rollBack(name: string): Promise<void>
}

export const createPluginHost = (needs: PluginHostOptions): PluginHost => {
  const { copyStore, onRoutesChanged } = needs
  let mounted: readonly MountedPlugin[] = []
  const migrationsRun: string[] = []
  const crashed = new Map<string, InstallError>()

  const raise = async (copy: PluginCopy): Promise<MountedPlugin> => {
    try {
      const raised = await startCopy(copy, mounted, needs)
      migrationsRun.push(...raised.migrationsRun)
      return raised.mounted
    } catch (error) {
      const fault = toInstallError(error, copy.name)
      crashed.set(copy.sha256, fault)
      throw fault
    }
  }

  const show = (raised: MountedPlugin) => {
    mounted = [...mounted.filter(({ copy }) => copy.name !== raised.copy.name), raised]
    onRoutesChanged()
  }

  const wakeOne = async (current: PluginCopy): Promise<InstallError[]> => {
    try {
      show(await raise(current))
      return []
    } catch (error) {
      const faults = [toInstallError(error, current.name)]
      const previous = copyStore.rollBack(current.name, false)
      if (!previous) return faults
      try {
        show(await raise(previous))
        return faults
      } catch (again) {
        copyStore.rollBack(current.name, false)
        return [...faults, toInstallError(again, current.name)]
      }
    }
  }

  return {
    listMounted: () => mounted,
    listMigrationsRun: () => migrationsRun,
    findCrash: (sha256) => crashed.get(sha256) ?? null,
    startInstalled: async () => {
      const faults: InstallError[] = []
      for (const copy of sortByDependencies(copyStore.all().map(({ current }) => current)))
        faults.push(...(await wakeOne(copy)))
      return faults
    },
    start: async (copy) => {
      const missing = findMissingDependency(copy, mounted)
      if (missing) throw new InstallError('DEPENDENCY_MISSING', copy.name, missing)
      const raised = await raise(copy)
      copyStore.switchTo(copy)
      show(raised)
    },
    rollBack: async (name) => {
      const previous = copyStore.find(name)?.previous
      if (!previous)
        throw new InstallError('INSTALL_FAILED', name, `${name}: no previous copy is kept`)
      const raised = await raise(previous)
      copyStore.rollBack(name, true)
      show(raised)
    },
  }
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
    const found = mounted.find((other) => other.copy.name === name)?.copy.version
    if (!found || !Bun.semver.satisfies(found, range))
      return `${copy.name} ${copy.version}: expected ${name} ${range}, found ${found ?? 'none'}`
  }
  return null
}

/** What others depend on comes first; a circle is left in the order it came. */
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
