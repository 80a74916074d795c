import { resolve } from 'node:path'
import { z } from 'zod'
import {
  type ConfigIssue,
  type ConfigReader,
  createReader,
  type Environment,
} from './config-reader'
import {
  defaultSender,
  type ed25519Schema,
  emailSchema,
  flagSchema,
  keySetSchema,
  logLevels,
  networkSchema,
  portSchema,
  senderExpectation,
  senderSchema,
  urlSchema,
} from './config-schemas'

export class ConfigError extends Error {
  readonly issues: readonly ConfigIssue[]

  constructor(faults: readonly ConfigIssue[]) {
    super(faults.map((f) => `${f.variable}: expected ${f.expected}, found ${f.found}`).join('\n'))
    this.issues = faults
  }
}

export type LiveVendors = {
  inwx: { url: string; username: string; password: string; totpSecret?: string }
  coolify: { url: string; token: string }
  stripe: { secretKey: string; webhookSecret: string; apiBase?: string }
  smtp: { url: string; from: string }
}

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl?: string
  mode: 'sandbox' | 'live'
  sitesPort: number
  role: 'web' | 'worker' | 'all'
  /** Where a worker says whether it lives and is ready, on the loopback alone. */
  workerPort?: number
  masterKey?: string
  /** What `vrs key rotate` puts in its place. */
  nextMasterKey?: string
  publicUrl: string
  trustedProxies: string[]
  rateLimits: boolean
  log: string
  trainingUrl: string
  /** Refunds above it need a second person. */
  refundLimitCents: number
  /** Off twelve months, where a yearly price is suggested. */
  yearlyDiscountPercent: number
  /** Where customers write to. */
  contactMail: string
  /** Who is told of stalls instead of every member of staff. */
  staffMail?: string
  metricsToken?: string
  /** Minutes, where they are to be others than the usual. */
  deadlines: Partial<Record<(typeof deadlineNames)[number], number>>
  /** How long each ring of a rollout is looked at before the next. */
  rolloutPace: { internalMinutes: number; tenthMinutes: number }
  core: { name: string; tag: string } | { repository: string; branch: string }
  /** The publisher's private keys, if this machine holds them. */
  publisherKeyFile: string
  /** What `vrs publish --url` calls another machine's marketplace with. */
  publishToken?: string
  /** Public ones, trusted until the publisher names others. */
  publisherKeys: z.infer<typeof ed25519Schema>[]
  /** Object storage for plugins' archives instead of the data dir. */
  artifactStorage?: Bun.S3Options & { bucket: string }
  vendors?: LiveVendors
}

const deadlineNames = [
  'server',
  'registration',
  'transfer',
  'dns',
  'deployment',
  'boot',
  'verification',
] as const

const vendorVariables = [
  'INWX_USERNAME',
  'INWX_PASSWORD',
  'COOLIFY_API_URL',
  'COOLIFY_API_TOKEN',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
] as const

const isLoopback = (url: string) =>
  URL.canParse(url) &&
  /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/.test(new URL(url).hostname)

const readMode = (env: Environment, { read }: ConfigReader, publicUrl: string) => {
  const set = vendorVariables.some((variable) => env[variable])
  const natural = !set && isLoopback(publicUrl) ? 'sandbox' : 'live'
  return read('VRS_MODE', z.enum(['sandbox', 'live']), 'sandbox or live', natural as 'live')
}

const readVendors = (env: Environment, { addIssue, read }: ConfigReader): LiveVendors => {
  for (const variable of vendorVariables)
    if (!env[variable]) addIssue(variable, 'a value, because live mode needs all vendors')
  const test = read('INWX_USE_TEST', flagSchema, 'on or off', 'off')
  const host = ['on', 'true', '1'].includes(test) ? 'api.ote.domrobot.com' : 'api.domrobot.com'
  const url = read('INWX_URL', urlSchema, 'an http address', `https://${host}/jsonrpc/`)
  const { INWX_2FA_SECRET: totpSecret, STRIPE_API_BASE: apiBase } = env
  return {
    inwx: {
      url,
      username: env.INWX_USERNAME ?? '',
      password: env.INWX_PASSWORD ?? '',
      ...(totpSecret ? { totpSecret } : {}),
    },
    coolify: {
      url: read('COOLIFY_API_URL', urlSchema, 'an http address', ''),
      token: env.COOLIFY_API_TOKEN ?? '',
    },
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY ?? '',
      webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? '',
      ...(apiBase ? { apiBase } : {}),
    },
    smtp: {
      url: env.SMTP_URL ?? '',
      from: read('SMTP_FROM', senderSchema, senderExpectation, defaultSender),
    },
  }
}

const readCoreSource = (env: Environment): Config['core'] => {
  const { VRS_CORE_IMAGE: image, VRS_CORE_REPO: repository, VRS_CORE_BRANCH: branch } = env
  if (!image && repository) return { repository, branch: branch || 'main' }
  const [, name, tag] = /^(.+?)(?::([^:/]+))?$/.exec(image ?? '') ?? []
  return { name: name ?? 'vrs/vrs-core', tag: tag ?? 'latest' }
}

const readMasterKey = (env: Environment, mode: Config['mode'], { addIssue }: ConfigReader) => {
  const text = env.VRS_MASTER_KEY
  if (!text && mode === 'sandbox') return {}
  if (text && Buffer.from(text, 'base64').length === 32) return { masterKey: text }
  addIssue('VRS_MASTER_KEY', '32 bytes in base64, required in live mode')
  return {}
}

const readNextMasterKey = (
  { VRS_NEXT_MASTER_KEY: text }: Environment,
  { addIssue }: ConfigReader,
) => {
  if (!text) return {}
  if (Buffer.from(text, 'base64').length === 32) return { nextMasterKey: text }
  addIssue('VRS_NEXT_MASTER_KEY', '32 bytes in base64')
  return {}
}

const storageVariables = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

const readObjectStorage = (env: Environment, { addIssue, read }: ConfigReader) => {
  const endpoint = read('S3_ENDPOINT', urlSchema, 'an http address', undefined)
  if (!endpoint && storageVariables.every((variable) => !env[variable])) return {}
  for (const variable of storageVariables)
    if (!env[variable]) addIssue(variable, 'a value, because others of S3 are set')
  const [bucket = '', accessKeyId = '', secretAccessKey = ''] = storageVariables.map((v) => env[v])
  const region = env.S3_REGION ? { region: env.S3_REGION } : {}
  const place = endpoint ? { endpoint, ...region } : region
  return { artifactStorage: { bucket, accessKeyId, secretAccessKey, ...place } }
}

const parseList = (text: string | undefined) => text?.split(/[,\s]+/).filter(Boolean) ?? []

const minutesPerYear = 525_600
const deadlineSchema = z.tuple([
  z.enum(deadlineNames),
  z.coerce.number().positive().max(minutesPerYear),
])

const readDeadlines = (env: Environment, { addIssue }: ConfigReader): Config['deadlines'] => {
  const read = parseList(env.VRS_DEADLINES).map((one) => deadlineSchema.safeParse(one.split('=')))
  const sound = read.flatMap(({ data }) => (data ? [data] : []))
  if (sound.length < read.length)
    addIssue(
      'VRS_DEADLINES',
      `minutes up to ${minutesPerYear}, above 0, such as transfer=14400,dns=120, for ${deadlineNames.join(', ')}`,
    )
  return Object.fromEntries(sound)
}

const readRolloutPace = ({ read }: ConfigReader): Config['rolloutPace'] => {
  const schema = z.coerce.number().positive().max(minutesPerYear)
  const expected = `minutes up to ${minutesPerYear}, above 0`
  return {
    internalMinutes: read('VRS_ROLLOUT_INTERNAL_MINUTES', schema, expected, 60),
    tenthMinutes: read('VRS_ROLLOUT_TENTH_MINUTES', schema, expected, 1440),
  }
}

const readTrustedProxies = (env: Environment, { addIssue }: ConfigReader) => {
  const listed = parseList(env.VRS_TRUSTED_PROXIES)
  const isSound = listed.every((one) => networkSchema.safeParse(one).success)
  if (!isSound) addIssue('VRS_TRUSTED_PROXIES', 'networks such as 10.0.0.0/8, parted by commas')
  return listed
}

/** Reads the environment once; nothing else does. Throws `ConfigFaults` with all faults at once. */
export const readConfig = (env: Environment = process.env): Config => {
  const at = createReader(env)
  const own = at.read('PORT', portSchema, 'a port from 0 to 65535', 3000)
  const publicUrl = at
    .read('VRS_PUBLIC_URL', urlSchema, 'an http address', `http://localhost:${own}`)
    .replace(/\/+$/, '')
  const mode = readMode(env, at, publicUrl)
  const limits = at.read('VRS_RATE_LIMITS', flagSchema, 'on or off', mode === 'live' ? 'on' : 'off')
  const role = z.enum(['web', 'worker', 'all'])
  const database = z.url({ protocol: /^postgres(ql)?$/ })
  const databaseUrl = at.read('DATABASE_URL', database, 'a postgres address', undefined)
  const workerPort = at.read('VRS_WORKER_PORT', portSchema, 'a port from 0 to 65535', undefined)
  const staffMail = at.read('VRS_STAFF_MAIL', emailSchema, 'an e-mail address', undefined)
  const dataDir = resolve(env.VRS_DATA_DIR || '.data')
  const config: Config = {
    port: own,
    host: env.HOST || '127.0.0.1',
    dataDir,
    ...(databaseUrl ? { databaseUrl } : {}),
    mode,
    sitesPort: at.read('VRS_SITES_PORT', portSchema, 'a port from 0 to 65535', 3080),
    ...(workerPort === undefined ? {} : { workerPort }),
    role: at.read('VRS_ROLE', role, 'web, worker or all', 'all' as const),
    ...readMasterKey(env, mode, at),
    ...readNextMasterKey(env, at),
    publicUrl,
    trustedProxies: readTrustedProxies(env, at),
    rateLimits: ['on', 'true', '1'].includes(limits),
    log: at.read('VRS_LOG', z.enum(logLevels), `one of ${logLevels.join(', ')}`, 'info' as const),
    refundLimitCents: at.read(
      'VRS_REFUND_LIMIT_CENTS',
      z.coerce.number().int().min(0).max(100_000_000),
      'whole cents from 0 to 100000000',
      10_000,
    ),
    yearlyDiscountPercent: at.read(
      'VRS_YEARLY_DISCOUNT_PERCENT',
      z.coerce.number().min(0).max(100),
      'a percentage from 0 to 100',
      10,
    ),
    trainingUrl: at.read(
      'VRS_TRAINING_URL',
      urlSchema,
      'an http address',
      'https://vrs.gmbh/schulung',
    ),
    contactMail: at.read('VRS_CONTACT_MAIL', emailSchema, 'an e-mail address', 'service@vrs.gmbh'),
    ...(staffMail ? { staffMail } : {}),
    ...(env.VRS_METRICS_TOKEN ? { metricsToken: env.VRS_METRICS_TOKEN } : {}),
    deadlines: readDeadlines(env, at),
    rolloutPace: readRolloutPace(at),
    core: readCoreSource(env),
    publisherKeyFile: resolve(env.VRS_PUBLISHER_KEY_FILE || `${dataDir}/publisher-key.json`),
    ...(env.VRS_PUBLISH_TOKEN ? { publishToken: env.VRS_PUBLISH_TOKEN } : {}),
    publisherKeys: at.read('VRS_PUBLISHER_KEYS', keySetSchema, 'a JWK set of public keys', {
      keys: [],
    }).keys,
    ...readObjectStorage(env, at),
    ...(mode === 'live' ? { vendors: readVendors(env, at) } : {}),
  }
  if (mode === 'sandbox' && !isLoopback(`http://${config.host}`))
    at.addIssue('HOST', 'a loopback address, because the sandbox is open to nobody else')
  if (at.issues.length > 0) throw new ConfigError(at.issues)
  return config
}
