import { afterAll, beforeAll, expect, test } from 'bun:test'
import { pluginStream, projectStream } from '../../../events/streams'
import type { KeyUse } from '../../../src/security/signing-key'
import { authorizeTestRuntime, openRuntimeApp, type RuntimeApp } from '../support/runtime-app'

type PublicKey = { kid: string; x: string; kty: string; crv: string }
type KeyUrl = '/.well-known/jwks.json' | '/.well-known/publisher-jwks.json'
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
}

const isProof = Boolean(process.env.VRS_PROVE)
const siteCount = isProof ? 60 : 8
const [minuteMs, hourMs] = [60_000, 3_600_000]
const tokenMs = 5 * minuteMs
const licenseMs = 45 * 24 * hourMs

let runtimes: RuntimeApp
let kontakt: { name: string; version: string; sha256: string }
const sites: Site[] = []
const failures: string[] = []
const usedKeys = new Map<string, Set<string>>()

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  const { name, version, sha256 } = await runtimes.publish('kontakt', '1.0.0')
  kontakt = { name, version, sha256 }
  for (let number = 0; number < siteCount; number += 1) {
    const projectId = Bun.randomUUIDv7()
    const key = await runtimes.order(projectId, ['kontakt'])
    await runtimes.license(projectId, 'kontakt')
    await runtimes.happen(projectStream(projectId), {
      type: 'DeploymentStarted',
      data: { deployment: 'd1' },
    })
    sites.push({ projectId, key, authorizedAt: 0, license: '', licensedAt: 0, jwks: [] })
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

const download = async (runtime: Runtime) => {
  const answer = await runtime.download('kontakt')
  expectStatus('download', answer, 200)
  const manifest = answer.headers.get('x-vrs-manifest') ?? ''
  await answer.body?.cancel()
  const keys = await fetchKeys('/.well-known/publisher-jwks.json')
  const key = keys.find(({ kid }) => kid === kidOf(manifest))
  if (!key || !(await verifySignature(manifest, key))) failures.push('manifest')
  else noteKey('publisher', manifest)
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
  const [config, boot] = await Promise.all([
    runtime.get('config'),
    runtime.boot({
      ...{ bootId, coreVersion: '1.0.0', healthy: true, migrationsRun: [], bootedInMs: 9 },
      plugins: [{ ...kontakt, state: 'running' }],
      errors: [],
    }),
    download(runtime),
    // Every other site is away from here on, and holds what it has.
    nowMs() < offlineFrom || sites.indexOf(site) % 2 === 0 ? renewLicense() : undefined,
  ])
  expectStatus('config', config, 200)
  expectStatus('boot', boot, 204)
}

let offlineFrom = Number.POSITIVE_INFINITY

const bootAllAt = async (start: number, minutes: number) => {
  runtimes.clock.now = new Date(start + minutes * minuteMs)
  await Promise.all(sites.map(bootSite))
}

const dayMinutes = 24 * 60

test('the drill: access, license and publisher keys rotate under load without a failed boot or download', async () => {
  const start = nowMs()
  const { keys } = runtimes.deps
  await bootAllAt(start, 0)
  for (const use of ['access', 'license', 'publisher'] as const)
    await keys.rotate(use, { activateInHours: 24 })
  // Tokens of the last minutes before the switch are used after it.
  const around = isProof ? Array.from({ length: 60 }, (_, index) => index - 30) : [-4, -2, 0, 2, 4]
  offlineFrom = start + dayMinutes * minuteMs
  for (const minutes of [60, ...around.map((one) => dayMinutes + one)])
    await bootAllAt(start, minutes)
  const { sha256 } = await runtimes.publish('kontakt', '1.0.1')
  await runtimes.happen(pluginStream('kontakt'), {
    type: 'CurrentVersionChosen',
    data: { version: '1.0.1', runtime: 'bun' },
  })
  kontakt = { name: 'kontakt', version: '1.0.1', sha256 }
  await Bun.sleep(1100) // What this process remembers of versions.
  const days = isProof ? Array.from({ length: 50 }, (_, index) => index + 2) : [2, 44, 46, 60]
  for (const day of days) await bootAllAt(start, day * dayMinutes)
  expect(failures).toEqual([])
  for (const use of ['license', 'publisher'] as const) expect(usedKeys.get(use)?.size).toBe(2)
  // The old keys went when their last token had ended; the publisher's stays.
  expect((await fetchKeys('/.well-known/jwks.json')).length).toBe(2)
  expect((await fetchKeys('/.well-known/publisher-jwks.json')).length).toBe(2)
}, 600_000)
