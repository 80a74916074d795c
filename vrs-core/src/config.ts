import { type PublisherKeys, readPublisherKeys } from './publisher-keys'

type ListenOptions = { port: number; host: string; dataDir: string }

export type SiteEnvironment = ListenOptions & {
  kind: 'configured'
  databaseUrl: string
  projectId: string
  /** Without a slash at its end. */
  marketplaceUrl: string
  /** `vrs_<projectId>_<secret>`, sent as it is. */
  marketplaceKey: string
  publisherKeys: PublisherKeys
  siteSecret: string | null
  pollSeconds: number
}

export type Config =
  | SiteEnvironment
  | (ListenOptions & { kind: 'unconfigured'; missing: string[] })
  | { kind: 'faulty'; errors: string[] }

type Env = Record<string, string | undefined>

const requiredVariables = [
  'VRS_PROJECT_ID',
  'VRS_MARKETPLACE_URL',
  'VRS_MARKETPLACE_KEY',
  'VRS_PUBLISHER_KEYS',
  'DATABASE_URL',
]

/** Reads the environment once; nothing else does. Secrets are never part of a fault's text. */
export const readConfig = (env: Env = process.env): Config => {
  const faults: string[] = []
  const reading = createEnvReader(env, faults)
  const listening = {
    port: reading.integer('PORT', 3000, 0, 65_535),
    host: env.HOST || '0.0.0.0',
    dataDir: env.VRS_CORE_DATA_DIR || env.VRS_DATA_DIR || '/data',
  }
  if (!env.VRS_PROJECT_ID && faults.length === 0)
    return {
      kind: 'unconfigured',
      ...listening,
      missing: requiredVariables.filter((name) => !env[name]),
    }

  const projectId = reading.matching('VRS_PROJECT_ID', /^[A-Za-z0-9-]{1,64}$/, 'an id')
  const configured: SiteEnvironment = {
    kind: 'configured',
    ...listening,
    projectId,
    databaseUrl: reading.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    marketplaceUrl: reading.url('VRS_MARKETPLACE_URL', ['http:', 'https:']).replace(/\/+$/, ''),
    marketplaceKey: reading.key('VRS_MARKETPLACE_KEY', projectId),
    publisherKeys: readPublisherKeys(env.VRS_PUBLISHER_KEYS, faults),
    siteSecret: env.VRS_SITE_SECRET || env.SECRET_KEY || null,
    pollSeconds: reading.seconds('VRS_POLL_SECONDS', 900, 86_400),
  }
  return faults.length > 0 ? { kind: 'faulty', errors: faults } : configured
}

const createEnvReader = (env: Env, faults: string[]) => ({
  integer: (name: string, fallback: number, least: number, most: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    faults.push(`${name}: expected a whole number from ${least} to ${most}, found "${text}"`)
    return fallback
  },
  seconds: (name: string, fallback: number, most: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (value > 0 && value <= most) return value
    faults.push(`${name}: expected a number of seconds up to ${most}, found "${text}"`)
    return fallback
  },
  matching: (name: string, pattern: RegExp, expected: string): string => {
    const text = env[name] ?? ''
    if (!pattern.test(text)) faults.push(`${name}: expected ${expected}, found "${text}"`)
    return text
  },
  url: (name: string, protocols: string[]): string => {
    const text = env[name] ?? ''
    const expected = `an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`
    if (text === '') faults.push(`${name}: expected ${expected}, found nothing`)
    else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      faults.push(`${name}: expected ${expected}, found something else`)
    return text
  },
  key: (name: string, projectId: string): string => {
    const text = env[name] ?? ''
    const [, keyProject] = /^vrs_([^_]+)_(.+)$/.exec(text) ?? []
    if (keyProject === undefined)
      faults.push(`${name}: expected vrs_<project id>_<secret>, found another form`)
    else if (keyProject !== projectId)
      faults.push(`${name}: expected a key of project ${projectId}, found one of ${keyProject}`)
    return text
  },
})
