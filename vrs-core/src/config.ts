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
  | { kind: 'invalid'; errors: string[] }

type Env = Record<string, string | undefined>

const requiredVariables = [
  'VRS_PROJECT_ID',
  'VRS_MARKETPLACE_URL',
  'VRS_MARKETPLACE_KEY',
  'VRS_PUBLISHER_KEYS',
  'DATABASE_URL',
]

/** Reads the environment, once; no error text contains a secret. */
export const readConfig = (env: Env = process.env): Config => {
  const errors: string[] = []
  const reader = createEnvReader(env, errors)
  const listenOptions = {
    port: reader.integer('PORT', 3000, 0, 65_535),
    host: env.HOST || '0.0.0.0',
    dataDir: env.VRS_CORE_DATA_DIR || env.VRS_DATA_DIR || '/data',
  }
  if (!env.VRS_PROJECT_ID && errors.length === 0)
    return {
      kind: 'unconfigured',
      ...listenOptions,
      missing: requiredVariables.filter((name) => !env[name]),
    }

  const projectId = reader.matching('VRS_PROJECT_ID', /^[A-Za-z0-9-]{1,64}$/, 'an id')
  const configured: SiteEnvironment = {
    kind: 'configured',
    ...listenOptions,
    projectId,
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    marketplaceUrl: reader.url('VRS_MARKETPLACE_URL', ['http:', 'https:']).replace(/\/+$/, ''),
    marketplaceKey: reader.key('VRS_MARKETPLACE_KEY', projectId),
    publisherKeys: readPublisherKeys(env.VRS_PUBLISHER_KEYS, errors),
    siteSecret: env.VRS_SITE_SECRET || env.SECRET_KEY || null,
    pollSeconds: reader.seconds('VRS_POLL_SECONDS', 900, 86_400),
  }
  return errors.length > 0 ? { kind: 'invalid', errors } : configured
}

const createEnvReader = (env: Env, errors: string[]) => ({
  integer: (name: string, fallback: number, min: number, max: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (Number.isInteger(value) && value >= min && value <= max) return value
    errors.push(`${name}: expected a whole number from ${min} to ${max}, found "${text}"`)
    return fallback
  },
  seconds: (name: string, fallback: number, max: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (value > 0 && value <= max) return value
    errors.push(`${name}: expected a number of seconds up to ${max}, found "${text}"`)
    return fallback
  },
  matching: (name: string, pattern: RegExp, expected: string): string => {
    const text = env[name] ?? ''
    if (!pattern.test(text)) errors.push(`${name}: expected ${expected}, found "${text}"`)
    return text
  },
  url: (name: string, protocols: string[]): string => {
    const text = env[name] ?? ''
    const expected = `an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`
    if (text === '') errors.push(`${name}: expected ${expected}, found nothing`)
    else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      errors.push(`${name}: expected ${expected}, found something else`)
    return text
  },
  key: (name: string, projectId: string): string => {
    const text = env[name] ?? ''
    const [, keyProject] = /^vrs_([^_]+)_(.+)$/.exec(text) ?? []
    if (keyProject === undefined)
      errors.push(`${name}: expected vrs_<project id>_<secret>, found another form`)
    else if (keyProject !== projectId)
      errors.push(`${name}: expected a key of project ${projectId}, found one of ${keyProject}`)
    return text
  },
})
