import type { SettingValue } from '../plugin-contract'

export type LockEntry = {
  name: string
  version: string
  sha256: string
  /** In bytes. */
  size: number
  /** The publisher's compact JWS. */
  manifest: string
}

/** A version that was yanked; `because` is for the site's admin. */
type YankedVersion = { name: string; version: string; because: string }

/** The parts of the marketplace's `config` answer that we read. */
export type SiteConfig = {
  project: {
    id: string
    name: string
    slug: string
    domain: string
    type: string
    locale: 'de' | 'en'
    preview: boolean
    status: string
  }
  settings: Record<string, Record<string, SettingValue>>
  lock: LockEntry[]
  coreMin: string
  /** The publisher's sets of keys, compact JWS, the oldest first; absent in what was stored before. */
  publisherKeys?: string[]
  /** Absent in what was stored before. */
  yanked?: YankedVersion[]
}

type JsonObject = Record<string, unknown>

/** Parses an answer; throws with expectation and finding, and the stored one stays in use. */
export const parseSiteConfig = (body: unknown, projectId: string): SiteConfig => {
  const parts = requireObject(body, 'config')
  const { project, settings, lock, coreMin } = parts
  const read = requireObject(project, 'project')
  if (read.id !== projectId)
    throw new Error(`config: expected project ${projectId}, found ${String(read.id)}`)
  if (!Array.isArray(lock)) throw new Error('config: expected a list "lock"')
  return {
    project: {
      id: projectId,
      name: requireText(read.name, 'project.name'),
      slug: String(read.slug ?? ''),
      domain: String(read.domain ?? ''),
      type: String(read.type ?? ''),
      locale: read.locale === 'en' ? 'en' : 'de',
      preview: Boolean(read.preview),
      status: typeof read.status === 'string' ? read.status : 'active',
    },
    settings: parseSettings(settings),
    lock: lock.map(parseLockEntry),
    coreMin: typeof coreMin === 'string' ? coreMin : '0.0.0',
    publisherKeys: parsePublisherKeys(parts),
    yanked: parseYankedVersions(parts),
  }
}

const parsePublisherKeys = ({ publisherKeys, earlierPublisherKeys }: JsonObject): string[] =>
  [...(Array.isArray(earlierPublisherKeys) ? earlierPublisherKeys : []), publisherKeys].filter(
    (statement): statement is string => typeof statement === 'string',
  )

/** What cannot be read is left out: a warning keeps nothing from being installed. */
const parseYankedVersions = ({ yanked }: JsonObject): YankedVersion[] =>
  (Array.isArray(yanked) ? yanked : []).flatMap((one: unknown) => {
    const { name, version, because } = (one ?? {}) as JsonObject
    return typeof name === 'string' && typeof version === 'string'
      ? [{ name, version, because: String(because ?? '').slice(0, 500) }]
      : []
  })

const parseLockEntry = (entry: unknown, index: number): LockEntry => {
  const { name, version, sha256, size, manifest } = requireObject(entry, `lock[${index}]`)
  return {
    name: requireText(name, `lock[${index}].name`),
    version: requireText(version, `lock[${index}].version`),
    sha256: requireText(sha256, `lock[${index}].sha256`),
    size: Number(size),
    manifest: requireText(manifest, `lock[${index}].manifest`),
  }
}

const parseSettings = (settings: unknown): SiteConfig['settings'] => {
  if (typeof settings !== 'object' || settings === null) return {}
  return Object.fromEntries(
    Object.entries(settings).map(([plugin, values]) => [
      plugin,
      Object.fromEntries(
        Object.entries((values ?? {}) as JsonObject).filter(
          (pair): pair is [string, SettingValue] =>
            ['string', 'number', 'boolean'].includes(typeof pair[1]),
        ),
      ),
    ]),
  )
}

const requireObject = (value: unknown, where: string): JsonObject => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as JsonObject
  throw new Error(`config: expected an object at ${where}`)
}

const requireText = (value: unknown, where: string): string => {
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`config: expected a text at ${where}`)
}
