import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type CoreProcess, endSite, startCoreProcess, waitUntil } from '../fixtures/core-process'
import { type FakeMarketplace, projectId, startFakeMarketplace } from '../fixtures/fake-marketplace'
import { buildPluginEntry, publishTestPlugin } from '../fixtures/published-plugin'
import { createTestCluster } from '../fixtures/test-cluster'

describe('a first boot', () => {
  const cluster = createTestCluster()
  let market: FakeMarketplace
  let site: CoreProcess

  beforeAll(async () => {
    market = await startFakeMarketplace()
    market.lock = [
      await publishTestPlugin(
        { name: 'kontakt', version: '1.0.0', entry: buildPluginEntry('kontakt', 'Kontakt') },
        market.publisher,
      ),
    ]
    site = await startCoreProcess({
      marketplace: market,
      databaseUrl: await cluster.createFreshDatabase(),
    })
    await site.waitUntilReady()
  }, 60_000)

  afterAll(() => endSite(site, market))

  test('installs what the lock names and serves it', async () => {
    const page = await (await site.get('/kontakt')).text()
    expect(page).toContain('<h1>Kontakt</h1>')
    expect(page).toContain('Bäckerei Berger')
  })

  test('reports itself with the boot that /health names', async () => {
    const report = await waitUntil('a boot report', () => market.reports[0])
    const { body } = await site.fetchHealth()
    expect(report).toMatchObject({
      healthy: true,
      errors: [],
      coreVersion: '1.0.0',
      plugins: [{ name: 'kontakt', version: '1.0.0', state: 'running' }],
    })
    expect(body.bootId).toBe(report.bootId)
    expect(body).toMatchObject({ state: 'ready', projectId: market.project.id })
  })

  test('says on which core it runs, with every call', () => {
    expect(market.coreVersions).toEqual(new Set(['1.0.0']))
  })

  test('shows a home page, its own 404 and strict headers', async () => {
    const home = await site.get('/')
    expect(home.status).toBe(200)
    expect(home.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await home.text()).toContain('href="/kontakt"')
    const missing = await site.get('/gibt-es-nicht')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('Seite nicht gefunden')
  })

  test('ends by itself when it is asked to', async () => {
    expect(await site.stop()).toBe(0)
  })
})

describe('a boot that comes before its deployment is written down', () => {
  const cluster = createTestCluster()
  const boot = `/api/v1/projects/${projectId}/boot`

  test('is reported again until it is taken', async () => {
    const market = await startFakeMarketplace()
    market.rejections.set(boot, { status: 409, code: 'NOT_DEPLOYED' })
    const site = await startCoreProcess({
      marketplace: market,
      databaseUrl: await cluster.createFreshDatabase(),
    })
    try {
      const tries = () => market.calls.filter((call) => call === `POST ${boot}`).length
      await waitUntil('a second try', () => tries() >= 2)
      expect(market.reports).toEqual([])
      market.rejections.clear()
      const report = await waitUntil('the report', () => market.reports[0])
      expect(report.bootId).toBe(String((await site.fetchHealth()).body.bootId))
    } finally {
      await site.kill()
      market.stop()
    }
  }, 30_000)
})
