import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { readFile, writeFile } from 'node:fs/promises'
import type { DomainEvent } from '../../../events'
import { licenseStream, pluginStream, projectStream } from '../../../events/streams'
import {
  authorizeTestRuntime,
  openRuntimeApp,
  type RuntimeApp,
  readProblem,
  testPublicUrl,
} from '../support/runtime-app'

type Published = Awaited<ReturnType<RuntimeApp['publish']>>

let runtimes: RuntimeApp
let kontakt: Published
let count = 0

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  kontakt = await runtimes.publish('kontakt', '1.0.0')
}, 30_000)
afterAll(() => runtimes?.close())

const site = async (licenses: Record<string, object> = { kontakt: {} }) => {
  count += 1
  const projectId = `01990000-0000-7000-8000-0000000003${String(count).padStart(2, '0')}`
  const key = await runtimes.order(projectId, Object.keys(licenses))
  for (const [plugin, dates] of Object.entries(licenses))
    await runtimes.license(projectId, plugin, dates)
  return { projectId, ...(await authorizeTestRuntime(runtimes, projectId, key)) }
}
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
/** Appends are told to all instances; this one has heard of it. */
const waitForChange = async <T>(stream: string, act: () => Promise<T>): Promise<T> => {
  const counted = Promise.withResolvers<void>()
  const stop = runtimes.deps.changes.subscribe((one) => one === stream && counted.resolve())
  const result = await act()
  await counted.promise
  stop()
  return result
}
const recordChange = (stream: string, ...events: DomainEvent[]) =>
  waitForChange(stream, () => runtimes.happen(stream, ...events))

describe('a licensed plugin', () => {
  test('comes with all that proves it', async () => {
    const { download } = await site()
    const answer = await download('kontakt', { version: '1.0.0' })
    expect(answer.status).toBe(200)
    expect(await bytesOf(answer)).toEqual(kontakt.bytes)
    const digest = Buffer.from(kontakt.sha256, 'hex').toString('base64')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': '5000',
      etag: `"${kontakt.sha256}"`,
      'repr-digest': `sha-256=:${digest}:`,
      'x-vrs-manifest': kontakt.manifest,
      'accept-ranges': 'bytes',
    })
  })

  test('comes in the version of the lock if none is asked for', async () => {
    const { download } = await site()
    const newer = await waitForChange(pluginStream('kontakt'), () =>
      runtimes.publish('kontakt', '1.1.0'),
    )
    expect(await bytesOf(await download('kontakt'))).toEqual(newer.bytes)
    expect(await bytesOf(await download('kontakt', {}))).toEqual(newer.bytes)
  })

  const ranges: [string, number, number][] = [
    ['bytes=0-0', 0, 0],
    ['bytes=4000-', 4000, 4999],
    ['bytes=-10', 4990, 4999],
    ['bytes=4990-99999', 4990, 4999],
  ]
  test.each(ranges)('comes in part: %s', async (range, first, last) => {
    const { download } = await site()
    const answer = await download('kontakt', { version: '1.0.0' }, { range })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/5000`)
    expect(answer.headers.get('content-length')).toBe(String(last - first + 1))
    expect(await bytesOf(answer)).toEqual(kontakt.bytes.slice(first, last + 1))
  })

  test('comes whole if the part is of another version, or no range at all', async () => {
    const { download } = await site()
    const part = (headers: Record<string, string>) =>
      download('kontakt', { version: '1.0.0' }, headers)
    const status = async (headers: Record<string, string>) => (await part(headers)).status
    expect(await status({ range: 'bytes=0-9', 'if-range': '"other"' })).toBe(200)
    expect(await status({ range: 'bytes=0-9', 'if-range': `"${kontakt.sha256}"` })).toBe(206)
    expect(await status({ range: 'bytes=9-0' })).toBe(200)
    const beyond = await part({ range: 'bytes=5000-' })
    expect(beyond.headers.get('content-range')).toBe('bytes */5000')
    expect(await readProblem(beyond)).toMatchObject({ status: 416, code: 'RANGE_NOT_SATISFIABLE' })
  })

  test('is counted, and its first download is told once', async () => {
    const { projectId, download } = await site()
    await Promise.all(Array.from({ length: 5 }, () => download('kontakt', { version: '1.0.0' })))
    await runtimes.runtimeDesk.firstDownloads.flush()
    await download('kontakt', { version: '1.0.0' })
    await runtimes.runtimeDesk.firstDownloads.flush()
    await runtimes.runtimeDesk.downloadCounter.flush()
    await download('kontakt', { version: '1.0.0' })
    await runtimes.runtimeDesk.downloadCounter.flush()
    const counted = await runtimes.deps.sql`
      select plugin, version, count from downloads where project_id = ${projectId}`
    expect([...counted]).toMatchObject([{ plugin: 'kontakt', version: '1.0.0', count: 7 }])
    const { events } = await runtimes.deps.store.read(licenseStream(projectId, 'kontakt'))
    expect(events.map(({ type }) => type)).toEqual(['LicenseIssued', 'PluginFirstDownloaded'])
    expect(events[1]).toMatchObject({ by: `runtime:${projectId}`, data: { version: '1.0.0' } })
  })
})

describe('a download is refused', () => {
  const refusalOf = (code: string, link: string) => ({
    status: 403,
    code,
    link: testPublicUrl + link,
  })
  const now = '2026-11-21T10:00:00.000Z'

  test('without a license, and after its end', async () => {
    const none = await site({})
    expect(await readProblem(none.download('kontakt'))).toEqual(refusalOf('NOT_LICENSED', '/order'))
    const ended = await site({ kontakt: { runsUntil: now } })
    expect(await readProblem(ended.download('kontakt'))).toEqual(
      refusalOf('NOT_LICENSED', '/order'),
    )
  })

  test('from the moment on in which license or project change', async () => {
    const { projectId, download } = await site()
    const license = licenseStream(projectId, 'kontakt')
    expect((await download('kontakt')).status).toBe(200)
    await runtimes.runtimeDesk.firstDownloads.flush()
    await recordChange(license, { type: 'LicenseSuspended', data: {} })
    const suspended = refusalOf('SUSPENDED', `/orders/${projectId}`)
    expect(await readProblem(download('kontakt'))).toEqual(suspended)
    await recordChange(license, { type: 'LicenseReinstated', data: {} })
    expect((await download('kontakt')).status).toBe(200)
    await recordChange(license, { type: 'LicenseRevoked', data: {} })
    expect(await readProblem(download('kontakt'))).toEqual(refusalOf('REVOKED', '/order'))
    const project = projectStream(projectId)
    await recordChange(project, { type: 'ProjectSuspended', data: { cause: 'unpaid' } })
    expect(await readProblem(download('kontakt'))).toEqual(suspended)
    await recordChange(project, { type: 'ProjectArchived', data: {} })
    expect(await readProblem(download('kontakt'))).toEqual(refusalOf('PROJECT_ARCHIVED', '/order'))
  })

  test('for versions released after the updates ended, and not for earlier ones', async () => {
    await runtimes.publish('blog', '1.0.0')
    const { download } = await site({ blog: { updatesUntil: now } })
    runtimes.clock.now = new Date(Date.parse(now) + 1000)
    await runtimes.publish('blog', '2.0.0')
    expect(await readProblem(download('blog', { version: '2.0.0' }))).toEqual(
      refusalOf('UPDATES_ENDED', '/order'),
    )
    expect((await download('blog')).headers.get('content-disposition')).toContain('blog-1.0.0.zip')
    runtimes.clock.now = new Date(now)
  })

  test('for yanked versions, and cores that are too old', async () => {
    await runtimes.publish('events', '1.0.0', { minCore: '1.5.0' })
    const { projectId, download } = await site({ events: {} })
    const on = (core: string) => readProblem(download('events', {}, { 'x-vrs-core': core }))
    expect(await on('1.4.9')).toEqual(refusalOf('CORE_TOO_OLD', `/admin/projects/${projectId}`))
    expect((await download('events', {}, { 'x-vrs-core': '1.5.0' })).status).toBe(200)
    await recordChange(pluginStream('events'), {
      type: 'PluginVersionYanked',
      data: { version: '1.0.0', runtime: 'bun', cause: 'loses entries' },
    })
    expect(await readProblem(download('events', { version: '1.0.0' }))).toEqual(
      refusalOf('YANKED', `/api/v1/projects/${projectId}/plugins`),
    )
  })

  test('for what was never published', async () => {
    const { download } = await site()
    for (const answer of [download('gibtsnicht'), download('kontakt', { version: '7.0.0' })])
      expect(await readProblem(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await readProblem(download('kontakt', { version: 7 }))).toMatchObject({ status: 422 })
  })

  test('when a bit has flipped, and an operator hears of it', async () => {
    const shop = await runtimes.publish('shop', '1.0.0')
    const { download } = await site({ shop: {} })
    expect((await download('shop')).status).toBe(200)
    const path = runtimes.pathOf(shop.sha256)
    const bytes = await readFile(path)
    await writeFile(path, bytes.with(777, (bytes[777] ?? 0) ^ 1))
    for (let time = 0; time < 2; time += 1)
      expect(await readProblem(download('shop'))).toMatchObject({
        status: 500,
        code: 'ARCHIVE_DAMAGED',
      })
    expect(runtimes.alerts).toMatchObject([{ kind: 'artifact-damaged', subject: 'shop 1.0.0' }])
    await writeFile(path, bytes)
    expect(await bytesOf(await download('shop'))).toEqual(shop.bytes)
  })
})
