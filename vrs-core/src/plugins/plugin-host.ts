import type { Copy } from '../install/copy-store'
import { Fault } from '../install/install-error'
import { messageOf } from '../log'
import type { Mounted } from './mount-plugin'
import { type Raising, raiseCopy } from './start-copy'

type Needs = Raising & {
  /** Called whenever other routes answer than before. */
  changed(): void
}

/** The plugins that run in this process. Every change leaves either the new or the old one running. */
export type PluginSet = {
  mounted(): readonly Mounted[]
  /** Names of the migration files that ran since the boot, `<plugin>/<file>`. */
  migrationsRun(): readonly string[]
  /** Why a version failed in this process; it is tried again at the next boot. */
  crashed(sha256: string): Fault | null
  /** Mounts what ran before, from the volume; a crash falls back to the previous copy. */
  wake(): Promise<Fault[]>
  /** Migrate, mount, switch: on a failure what ran before goes on. Throws `Fault`. */
  start(copy: Copy): Promise<void>
  /** The site admin's click: runs the previous copy and holds back the left one. */
  goBack(name: string): Promise<void>
}

export const openPluginSet = (needs: Needs): PluginSet => {
  const { copies, changed } = needs
  let mounted: readonly Mounted[] = []
  const migrationsRun: string[] = []
  const crashed = new Map<string, Fault>()

  const raise = async (copy: Copy): Promise<Mounted> => {
    try {
      const raised = await raiseCopy(copy, mounted, needs)
      migrationsRun.push(...raised.migrationsRun)
      return raised.mounted
    } catch (error) {
      const fault = asFault(error, copy.name)
      crashed.set(copy.sha256, fault)
      throw fault
    }
  }

  const show = (raised: Mounted) => {
    mounted = [...mounted.filter(({ copy }) => copy.name !== raised.copy.name), raised]
    changed()
  }

  const wakeOne = async (current: Copy): Promise<Fault[]> => {
    try {
      show(await raise(current))
      return []
    } catch (error) {
      const faults = [asFault(error, current.name)]
      const previous = copies.goBack(current.name, false)
      if (!previous) return faults
      try {
        show(await raise(previous))
        return faults
      } catch (again) {
        copies.goBack(current.name, false)
        return [...faults, asFault(again, current.name)]
      }
    }
  }

  return {
    mounted: () => mounted,
    migrationsRun: () => migrationsRun,
    crashed: (sha256) => crashed.get(sha256) ?? null,
    wake: async () => {
      const faults: Fault[] = []
      for (const copy of inOrder(copies.all().map(({ current }) => current)))
        faults.push(...(await wakeOne(copy)))
      return faults
    },
    start: async (copy) => {
      const missing = unmet(copy, mounted)
      if (missing) throw new Fault('DEPENDENCY_MISSING', copy.name, missing)
      const raised = await raise(copy)
      copies.switchTo(copy)
      show(raised)
    },
    goBack: async (name) => {
      const previous = copies.of(name)?.previous
      if (!previous) throw new Fault('INSTALL_FAILED', name, `${name}: no previous copy is kept`)
      const raised = await raise(previous)
      copies.goBack(name, true)
      show(raised)
    },
  }
}

const asFault = (error: unknown, plugin: string): Fault =>
  error instanceof Fault ? error : new Fault('INSTALL_FAILED', plugin, messageOf(error))

const unmet = (copy: Copy, mounted: readonly Mounted[]): string | null => {
  for (const [name, range] of Object.entries(copy.dependsOn)) {
    const found = mounted.find((other) => other.copy.name === name)?.copy.version
    if (!found || !Bun.semver.satisfies(found, range))
      return `${copy.name} ${copy.version}: expected ${name} ${range}, found ${found ?? 'none'}`
  }
  return null
}

/** What others depend on comes first; a circle is left in the order it came. */
export const inOrder = (list: readonly Copy[]): Copy[] => {
  const ordered: Copy[] = []
  const visit = (copy: Copy, path: readonly string[]) => {
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
