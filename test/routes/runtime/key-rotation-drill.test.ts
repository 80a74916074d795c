import { afterAll, beforeAll, expect, spyOn, test } from 'bun:test'
import { pluginStream, projectStream } from '../../../events/streams'
import { readConfig } from '../../../src/config'
import { runKeyCommand } from '../../../src/main/commands/key'
import type { CoreServices } from '../../../src/main/open-core-services'
import { revokePublisherKey, rotatePublisherKey } from '../../../src/security/publisher/change-keys'
import type { PublisherKeyFile } from '../../../src/security/publisher/key-file'
import { findPublisherKeyIn } from '../../../src/security/publisher/key-file'
import type { KeyUse } from '../../../src/security/signing-key'
import { authorizeTestRuntime, openRuntimeApp, type RuntimeApp } from '../support/runtime-app'

type PublicKey = { kid: string; x: string; kty: string; crv: string }
type KeyUrl = '/.well-known/jwks.json'
type Runtime = Awaited<ReturnType<typeof authorizeTestRuntime>>
type Site = {
  projectId: string
  key: string
  /** With the access token of its last token call. */
  runtime?: Runtime
  authorizedAt: number
  /** The offline license that it holds, and since when. */
  license: string
  licensedAt: number
  jwks: PublicKey[]
  /** Whose plugins it installs: pinned at deployment, then what the config's sets say. */
  publishers: { sequence: number; keys: PublicKey[] }
}

const isProof = Boolean(process.env.VRS_PROVE)
const siteCount = isProof ? 60 : 8
const [minuteMs, hourMs] = [60_000, 3_600_000]
const tokenMs = 5 * minuteMs
const licenseMs = 45 * 24 * hourMs

let runtimes: RuntimeApp
let kontakt: { name: string; version: string; sha256: string }
/** On the publisher's machine alone. */
let keyFile: PublisherKeyFile
const sites: Site[] = []
const failures: string[] = []
const usedKeys = new Map<string, Set<string>>()

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  const { name, version, sha256 } = await runtimes.publish('kontakt', '1.0.0')
  kontakt = { name, version, sha256 }
  const pinned = await runtimes.deps.keys.getCurrent('publisher')
  keyFile = { sequence: 0, keys: [pinned], revoked: [], statements: [] }
  for (let number = 0; number < siteCount; number += 1) {
    const projectId = Bun.randomUUIDv7()
    const key = await runtimes.order(projectId, ['kontakt'])
    await runtimes.license(projectId, 'kontakt')
    await runtimes.happen(projectStream(projectId), {
      type: 'DeploymentStarted',
      data: { deployment: 'd1' },
    })
    sites.push({
      ...{ projectId, key, authorizedAt: 0, license: '', licensedAt: 0, jwks: [] },
      publishers: { sequence: 0, keys: [pinned] },
    })
  }
}, 60_000)
afterAll(() => runtimes?.close())

const nowMs = () => runtimes.clock.now.getTime()

const fetchKeys = async (url: KeyUrl) =>
  ((await (await runtimes.app.request(url)).json()) as { keys: PublicKey[] }).keys

const decode = (part: string | undefined) => Buffer.from(part ?? '', 'base64url')

const verifySignature = async (jws: string, { kty, crv, x }: PublicKey) => {
  const [header, payload, signature] = jws.split('.')
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify(
    'Ed25519',
    key,
    decode(signature),
    new TextEncoder().encode(`${header}.${payload}`),
  )
}

const kidOf = (jws: string) => String(JSON.parse(decode(jws.split('.')[0]).toString()).kid)

const noteKey = (use: KeyUse, jws: string) => {
  const kids = usedKeys.get(use) ?? new Set()
  usedKeys.set(use, kids.add(kidOf(jws)))
}

/** As a runtime does: with the keys that it has, and with new ones where the kid is unknown. */
const verifyLicense = async (site: Site) => {
  const find = () => site.jwks.find(({ kid }) => kid === kidOf(site.license))
  if (!find()) site.jwks = await fetchKeys('/.well-known/jwks.json')
  const key = find()
  return key !== undefined && (await verifySignature(site.license, key))
}

const expectStatus = (what: string, { status }: Response, expected: number) => {
  if (status !== expected) failures.push(`${runtimes.clock.now.toISOString()} ${what} ${status}`)
}

const authorize = async (site: Site): Promise<Runtime> => {
  if (site.runtime && nowMs() - site.authorizedAt < tokenMs) return site.runtime
  site.runtime = await authorizeTestRuntime(runtimes, site.projectId, site.key)
  site.authorizedAt = nowMs()
  return site.runtime
}

type KeySet = { sequence: number; keys: PublicKey[]; revoked: string[] }
type Config = {
  lock: { name: string; version: string; manifest: string }[]
  publisherKeys?: string
  earlierPublisherKeys?: string[]
}

/** As vrs-core does: a higher sequence alone, signed by a key that counted before. */
const adoptPublisherKeys = async (site: Site, config: Config) => {
  const { earlierPublisherKeys = [], publisherKeys } = config
  for (const statement of [...earlierPublisherKeys, ...(publisherKeys ? [publisherKeys] : [])]) {
    const set: KeySet = JSON.parse(decode(statement.split('.')[1]).toString())
    if (set.sequence <= site.publishers.sequence) continue
    const signer = site.publishers.keys.find(({ kid }) => kid === kidOf(statement))
    if (!signer || !(await verifySignature(statement, signer))) failures.push('publisher keys')
    const counting = set.keys.filter(({ kid }) => !set.revoked.includes(kid))
    site.publishers = { sequence: set.sequence, keys: counting }
  }
}

const verifyPublisher = async (site: Site, what: string, manifest: string) => {
  const key = site.publishers.keys.find(({ kid }) => kid === kidOf(manifest))
  if (!key || !(await verifySignature(manifest, key)))
    failures.push(`${runtimes.clock.now.toISOString()} ${what}: a key that it does not trust`)
  else noteKey('publisher', manifest)
}

const download = async (site: Site, runtime: Runtime) => {
  const answer = await runtime.download('kontakt')
  expectStatus('download', answer, 200)
  await answer.body?.cancel()
  await verifyPublisher(site, 'download', answer.headers.get('x-vrs-manifest') ?? '')
}

/** The config first: it says whose plugins may be installed. */
const install = async (site: Site, runtime: Runtime) => {
  const answer = await runtime.get('config')
  expectStatus('config', answer, 200)
  const config = (await answer.json()) as Config
  await adoptPublisherKeys(site, config)
  for (const { name, manifest } of config.lock) await verifyPublisher(site, name, manifest)
  if (config.lock.length !== 1) failures.push('lock')
  await download(site, runtime)
}

/** What one site does at its boot: nothing of it may fail. */
const bootSite = async (site: Site) => {
  if (site.license && nowMs() - site.licensedAt < licenseMs && !(await verifyLicense(site)))
    failures.push(`${runtimes.clock.now.toISOString()} offline license of before`)
  const runtime = await authorize(site)
  const renewLicense = async () => {
    const answer = await runtime.get('license-token')
    expectStatus('license-token', answer, 200)
    const { token } = (await answer.json()) as { token: string }
    noteKey('license', token)
    Object.assign(site, { license: token, licensedAt: nowMs() })
    if (!(await verifyLicense(site))) failures.push('offline license')
  }
  const bootId = crypto.randomUUID()
  const [boot] = await Promise.all([
    runtime.boot({
      ...{ bootId, coreVersion: '1.0.0', healthy: true, migrationsRun: [], bootedInMs: 9 },
      plugins: [{ ...kontakt, state: 'running' }],
      errors: [],
    }),
    install(site, runtime),
    // Every other site is away from here on, and holds what it has.
    nowMs() < offlineFrom || sites.indexOf(site) % 2 === 0 ? renewLicense() : undefined,
  ])
  expectStatus('boot', boot, 204)
}

let offlineFrom = Number.POSITIVE_INFINITY

const bootAllAt = async (start: number, minutes: number) => {
  runtimes.clock.now = new Date(start + minutes * minuteMs)
  await Promise.all(sites.map(bootSite))
}

const dayMinutes = 24 * 60

/** As an operator calls `vrs key rotate access`. */
const rotateByCommand = async (use: 'access' | 'license') => {
  const lines = spyOn(console, 'log').mockImplementation(() => undefined)
  const { keys, sql } = runtimes.deps
  await runKeyCommand({
    words: ['rotate', use],
    config: readConfig({}),
    openServices: async () => ({ keys }) as CoreServices,
    openDatabase: async () => sql,
  })
  lines.mockRestore()
}

/** As `vrs publisher-key rotate` and `revoke` send it. */
const adopt = async (file: PublisherKeyFile) => {
  keyFile = file
  const statement = file.statements.at(-1) ?? ''
  const adopted = await runtimes.deps.keys.adoptPublisherKeys(statement, 'person:publisher')
  expect(adopted).toMatchObject({ sequence: file.sequence })
}

const publishNext = async (version: string) => {
  const key = findPublisherKeyIn(keyFile, runtimes.clock.now)
  const { sha256 } = await runtimes.publish('kontakt', version, { key })
  await runtimes.happen(pluginStream('kontakt'), {
    type: 'CurrentVersionChosen',
    data: { version, runtime: 'bun' },
  })
  kontakt = { name: 'kontakt', version, sha256 }
  await Bun.sleep(1100) // What this process remembers of versions.
}

test('the drill: access, license and publisher keys rotate under load without a failed boot or download', async () => {
  const start = nowMs()
  await bootAllAt(start, 0)
  const [old = ''] = keyFile.keys.map(({ kid }) => kid)
  for (const use of ['access', 'license'] as const) await rotateByCommand(use)
  const rotated = await rotatePublisherKey(keyFile, runtimes.clock.now)
  await adopt(rotated.file)
  // Tokens of the last minutes before the switch are used after it.
  const around = isProof ? Array.from({ length: 60 }, (_, index) => index - 30) : [-4, -2, 0, 2, 4]
  offlineFrom = start + dayMinutes * minuteMs
  for (const minutes of [60, ...around.map((one) => dayMinutes + one)])
    await bootAllAt(start, minutes)
  await publishNext('1.0.1')
  await bootAllAt(start, dayMinutes + 40)
  expect(usedKeys.get('publisher')).toEqual(new Set([old, rotated.kid]))
  // Revoked while all boot: what is current was signed by its heir.
  await Promise.all([
    revokePublisherKey(keyFile, old, runtimes.clock.now).then(adopt),
    bootAllAt(start, dayMinutes + 41),
  ])
  const days = isProof ? Array.from({ length: 50 }, (_, index) => index + 2) : [2, 44, 46, 60]
  for (const day of days) await bootAllAt(start, day * dayMinutes)
  expect(failures).toEqual([])
  expect(usedKeys.get('license')?.size).toBe(2)
  expect(sites.map(({ publishers }) => [publishers.sequence, publishers.keys.length])).toEqual(
    sites.map(() => [2, 1]),
  )
  // The old keys went when their last token had ended.
  expect((await fetchKeys('/.well-known/jwks.json')).length).toBe(2)
}, 600_000)
