import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { licenseStream } from '../../../events/streams'
import { addBerlinDays } from '../../../src/domain/calendar/berlin-calendar'
import { offerPlugin, offerProjectType } from '../support/offer-plugins'
import { authorizeTestRuntime, openRuntimeApp, type RuntimeApp } from '../support/runtime-app'

let app: RuntimeApp
let count = 0

beforeAll(async () => {
  app = await openRuntimeApp()
  await offerProjectType(app)
  await offerPlugin(app, 'kontakt')
  await offerPlugin(app, 'galerie')
  await offerPlugin(app, 'nurkauf', { hasTrial: false })
  await offerPlugin(app, 'entwurf', { phase: 'beta' })
  await offerPlugin(app, 'basis', { netCents: 0 })
  await offerPlugin(app, 'termine', { dependsOn: { basis: '^1.0.0' } })
  await offerPlugin(app, 'shop', { dependsOn: { kontakt: '^1.0.0' } })
}, 60_000)
afterAll(() => app?.close())

const createSite = async (...plugins: string[]) => {
  count += 1
  const projectId = `01990000-0000-7000-8000-0000000007${String(count).padStart(2, '0')}`
  const key = await app.order(projectId, plugins)
  for (const plugin of plugins) await app.license(projectId, plugin)
  return { projectId, ...(await authorizeTestRuntime(app, projectId, key)) }
}
const readAnswer = async (answer: Promise<Response>) => {
  const response = await answer
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const readLock = async (site: Awaited<ReturnType<typeof createSite>>) => {
  const answer = await site.get('config')
  const { lock } = (await answer.json()) as { lock: { name: string }[] }
  return { plugins: lock.map(({ name }) => name), etag: answer.headers.get('etag') }
}
const readTypes = async (projectId: string, plugin: string) =>
  (await app.deps.store.read(licenseStream(projectId, plugin))).events.map(({ type }) => type)

describe('a trial asked for by a site', () => {
  test('begins for the days of its project type, and its config has the plugin', async () => {
    const site = await createSite()
    const before = await readLock(site)
    const endsAt = addBerlinDays(app.clock.now.toISOString(), 14)
    expect(await readAnswer(site.startTrial('kontakt'))).toEqual({
      status: 201,
      body: { plugin: 'kontakt', status: 'trial', endsAt, licensed: [] },
    })
    const { events } = await app.deps.store.read(licenseStream(site.projectId, 'kontakt'))
    expect(events).toMatchObject([
      {
        type: 'TrialStarted',
        by: `runtime:${site.projectId}`,
        data: { projectId: site.projectId, plugin: 'kontakt', endsAt },
      },
    ])
    const after = await readLock(site)
    expect([before.plugins, after.plugins]).toEqual([[], ['kontakt']])
    expect(after.etag).not.toBe(before.etag)
    expect((await site.download('kontakt')).status).toBe(200)
  })

  test('is answered again by its key, which is for this plugin alone', async () => {
    const site = await createSite()
    const key = crypto.randomUUID()
    const [first, second] = await Promise.all([
      readAnswer(site.startTrial('kontakt', key)),
      readAnswer(site.startTrial('kontakt', key)),
    ])
    expect([first.status, second.status].toSorted()).toContain(201)
    expect(await readAnswer(site.startTrial('kontakt', key))).toMatchObject({
      status: 201,
      body: { plugin: 'kontakt' },
    })
    expect(await readTypes(site.projectId, 'kontakt')).toEqual(['TrialStarted'])
    expect(await readAnswer(site.startTrial('galerie', key))).toMatchObject({
      status: 422,
      body: { code: 'KEY_REUSED' },
    })
    expect(await readAnswer(site.startTrial('galerie', ''))).toMatchObject({
      status: 400,
      body: { code: 'KEY_MISSING' },
    })
  })

  test('begins once per project and plugin, also when two ask at once', async () => {
    const site = await createSite('galerie')
    const answers = await Promise.all([site.startTrial('kontakt'), site.startTrial('kontakt')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await readAnswer(site.startTrial('kontakt'))).toMatchObject({
      status: 409,
      body: { code: 'TRIAL_USED' },
    })
    expect(await readAnswer(site.startTrial('galerie'))).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_LICENSED' },
    })
  })

  test('licenses the free plugins that it needs along', async () => {
    const site = await createSite()
    expect(await readAnswer(site.startTrial('termine'))).toMatchObject({
      status: 201,
      body: { licensed: ['basis'] },
    })
    expect(await readTypes(site.projectId, 'basis')).toEqual(['LicenseIssued'])
    expect((await readLock(site)).plugins).toEqual(['basis', 'termine'])
  })

  test('is refused while a plugin that it needs costs money and is not licensed', async () => {
    const site = await createSite()
    const key = crypto.randomUUID()
    expect(await readAnswer(site.startTrial('shop', key))).toMatchObject({
      status: 403,
      body: { code: 'DEPENDENCY_NOT_LICENSED', detail: 'kontakt', link: expect.any(String) },
    })
    expect(await readTypes(site.projectId, 'shop')).toEqual([])
    expect((await site.startTrial('kontakt')).status).toBe(201)
    expect((await site.startTrial('shop', key)).status).toBe(201)
  })

  test.each([
    ['unbekannt', 404, 'NOT_FOUND'],
    ['nurkauf', 422, 'TRIAL_NOT_OFFERED'],
    ['entwurf', 422, 'NOT_AVAILABLE'],
  ])('of %s is refused with %i %s', async (plugin, status, code) => {
    const site = await createSite()
    expect(await readAnswer(site.startTrial(plugin))).toMatchObject({ status, body: { code } })
  })
})
