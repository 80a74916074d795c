import { LRUCache } from 'lru-cache'
import { findProjectStreamOfLicense, parseStreamId, parseStreamKind } from '../../../events/streams'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import { listPluginVersions } from '../../../projections/queries/catalogue'
import {
  type RuntimeEntitlements,
  readRuntimeEntitlements,
} from '../../../projections/queries/licenses'
import type { RouteDependencies } from '../http/route-dependencies'

/** What runtimes are judged by, at most one second old, and fresh after every event of ours. */
export type EntitlementsCache = {
  get(projectId: string): Promise<RuntimeEntitlements>
  /** All versions of a plugin for vrs-core. */
  versionsOf(plugin: string): Promise<readonly PluginVersionRow[]>
  invalidate(projectId: string): void
  close(): void
}

const maxAgeMs = 1000
const maxEntries = 10_000

/** What `load` answers, kept from when it was asked; a failure is not kept. */
const createCache = <T>(load: (key: string) => Promise<T>) => {
  const loads = new LRUCache<string, Promise<T>>({ max: maxEntries, ttl: maxAgeMs })

  const begin = (key: string) => {
    const value = load(key)
    loads.set(key, value)
    value.catch(() => {
      if (loads.peek(key) === value) loads.delete(key)
    })
    return value
  }

  return {
    get: (key: string): Promise<T> => loads.get(key) ?? begin(key),
    delete: (key: string) => void loads.delete(key),
    clear: () => loads.clear(),
  }
}

export const openEntitlementsCache = ({
  sql,
  changes,
}: Pick<RouteDependencies, 'sql' | 'changes'>): EntitlementsCache => {
  const projects = createCache((id) => readRuntimeEntitlements(sql, id))
  const plugins = createCache(async (name) => [...(await listPluginVersions(sql, [name], 'bun'))])

  const forget: Record<string, (stream: string) => void> = {
    '*': () => {
      projects.clear()
      plugins.clear()
    },
    project: (stream) => projects.delete(parseStreamId(stream)),
    license: (stream) => projects.delete(parseStreamId(findProjectStreamOfLicense(stream))),
    plugin: (stream) => plugins.delete(parseStreamId(stream)),
  }
  const stop = changes.subscribe((stream) =>
    forget[stream === '*' ? stream : parseStreamKind(stream)]?.(stream),
  )
  return { get: projects.get, versionsOf: plugins.get, invalidate: projects.delete, close: stop }
}
