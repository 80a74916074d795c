import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSiteProxy, type SiteProxy } from '../../../src/sandbox/sites/site-proxy'
import { findFreePort } from '../../support/test-postgres'
import {
  createCoolifyApplication,
  deployApplication,
  openSandboxCoolify,
  pollUntil,
  type SandboxCoolifyFixture,
} from './sandbox-coolify-fixture'

const host = 'berger.localhost'
const lock = [{ name: 'kontakt', version: '1.2.0', sha256: 'a'.repeat(64), size: 1, manifest: 'm' }]

/** The marketplace's three doors for a runtime; `early` refuses the report as often as said. */
const openMarketplace = (port = 0) => {
  const heard: { bootId: string }[] = []
  const requests: string[] = []
  const state = { early: 0 }
  const server = Bun.serve({
    port,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      const bearer = request.headers.get('authorization')
      requests.push(`${request.method} ${pathname} ${bearer}`)
      if (pathname.endsWith('/token')) return Response.json({ accessToken: 'access' })
      if (bearer !== 'Bearer access') return new Response(null, { status: 401 })
      if (pathname.endsWith('/config')) return Response.json({ lock })
      if (state.early-- > 0) return Response.json({ code: 'NOT_DEPLOYED' }, { status: 409 })
      heard.push((await request.json()) as { bootId: string })
      return new Response(null, { status: 204 })
    },
  })
  const url = `http://127.0.0.1:${server.port}`
  return { url, heard, requests, state, stop: () => server.stop(true) }
}

let marketplace: ReturnType<typeof openMarketplace>
let fixture: SandboxCoolifyFixture
let sites: SiteProxy
let dataDir: string
beforeAll(() => {
  marketplace = openMarketplace()
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-light-'))
  marketplace.heard.length = 0
  marketplace.requests.length = 0
})
afterEach(async () => {
  await sites.close()
  await fixture.coolify.close()
  rmSync(dataDir, { recursive: true, force: true })
})
afterAll(() => marketplace.stop())

const openTestCoolify = async (light?: boolean) => {
  fixture = await openSandboxCoolify({
    dataDir,
    ...(light === undefined ? {} : { simulateSites: light }),
  })
  sites = openSiteProxy({ port: 0, findSitePort: fixture.findSitePort })
}

const reopen = async (light?: boolean) => {
  await sites.close()
  await fixture.coolify.close()
  await openTestCoolify(light)
}

const health = async (name = host) => {
  const answer = await fetch(`http://127.0.0.1:${sites.port}/health?nonce=n1`, {
    headers: { host: name },
  })
  const text = await answer.text()
  return { status: answer.status, body: answer.status === 200 ? JSON.parse(text) : text }
}

const createSite = async (url = marketplace.url, changes: object = {}) => {
  const domains = `http://${host}`
  const application = await createCoolifyApplication(fixture, { domains, ...changes })
  const data = [
    { key: 'VRS_PROJECT_ID', value: 'p-1' },
    { key: 'VRS_MARKETPLACE_URL', value: url },
    { key: 'VRS_MARKETPLACE_KEY', value: 'vrs_p-1_secret' },
  ]
  await fixture.ask('PATCH', `/applications/${application}/envs/bulk`, { data })
  return application
}

describe('a light deployment', () => {
  test('reports the boot that /health tells, without a process', async () => {
    await openTestCoolify(true)
    const application = await createSite()
    expect(await deployApplication(fixture, application)).toMatchObject({ status: 'finished' })
    await pollUntil(async () => marketplace.heard.length === 1)
    const [report] = marketplace.heard
    expect(report).toEqual({
      bootId: expect.any(String),
      coreVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
      plugins: [{ name: 'kontakt', version: '1.2.0', sha256: 'a'.repeat(64), state: 'running' }],
      healthy: true,
      migrationsRun: [],
      bootedInMs: expect.any(Number),
      errors: [],
    } as never)
    expect(marketplace.requests[0]).toBe('POST /api/v1/projects/p-1/token Bearer vrs_p-1_secret')
    expect(await health()).toMatchObject({
      status: 200,
      body: { projectId: 'p-1', bootId: report?.bootId, nonce: 'n1' },
    })
    expect(fixture.inventory().applications).toMatchObject([
      { running: true, status: 'running:healthy' },
    ])
    expect(existsSync(join(dataDir, 'apps'))).toBe(false)
  })

  test('says it again until the deployment has begun, and boots anew when deployed anew', async () => {
    await openTestCoolify(true)
    marketplace.state.early = 3
    const application = await createSite()
    await deployApplication(fixture, application)
    await pollUntil(async () => marketplace.heard.length === 1)
    await deployApplication(fixture, application)
    await pollUntil(async () => marketplace.heard.length === 2)
    const [first, second] = marketplace.heard
    expect(second?.bootId).not.toBe(first?.bootId as string)
    expect((await health()).body.bootId).toBe(second?.bootId)
  })

  for (const order of ['bootFirst', 'finishFirst'] as const)
    test(`keeps the order ${order}`, async () => {
      await openTestCoolify(true)
      fixture.setBootOrder(order)
      marketplace.state.early = 2
      const application = await createSite()
      const { body } = await fixture.ask('POST', `/deploy?uuid=${application}`)
      const path = `/deployments/${body.deployments[0].deployment_uuid}`
      const early = await pollUntil(async () => {
        const { status } = (await fixture.ask('GET', path)).body
        return status === 'finished' && { heard: marketplace.heard.length }
      })
      if (order === 'bootFirst') expect(early.heard).toBe(1)
      await pollUntil(async () => marketplace.heard.length === 1)
    })

  test('ends although nobody listens, and is heard later with what it was deployed with', async () => {
    await openTestCoolify(true)
    const port = await findFreePort()
    const application = await createSite(`http://127.0.0.1:${port}`)
    expect(await deployApplication(fixture, application)).toMatchObject({ status: 'finished' })
    expect((await health()).body.projectId).toBe('p-1')
    const data = [{ key: 'VRS_MARKETPLACE_KEY', value: 'vrs_p-1_other' }]
    await fixture.ask('PATCH', `/applications/${application}/envs/bulk`, { data })
    const late = openMarketplace(port)
    try {
      await reopen()
      await pollUntil(async () => late.heard.length === 1)
      expect((await health()).body.bootId).toBe(late.heard[0]?.bootId)
      expect(late.requests.find((one) => one.includes('/token'))).toContain('vrs_p-1_secret')
    } finally {
      await late.stop()
    }
  })

  test('fails as the others do: image, server', async () => {
    await openTestCoolify(true)
    const name = 'ghcr.io/vrs/missing'
    const missing = await createSite(marketplace.url, { docker_registry_image_name: name })
    expect(await deployApplication(fixture, missing)).toMatchObject({ status: 'failed' })
    expect((await health()).status).toBe(421)
    expect(marketplace.heard).toEqual([])
  })

  test('waits for nobody: sixty, one after the other', async () => {
    await openTestCoolify(true)
    const applications = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        createSite('http://127.0.0.1:1', { domains: `http://s${n}.localhost` }),
      ),
    )
    for (const application of applications) await deployApplication(fixture, application)
    expect((await health('s59.localhost')).status).toBe(200)
  })
})

describe('the light mode', () => {
  test('outlasts a restart, and so do its sites', async () => {
    await openTestCoolify(true)
    const application = await createSite()
    await deployApplication(fixture, application)
    await pollUntil(async () => marketplace.heard.length === 1)
    const before = (await health()).body
    await reopen()
    expect(fixture.isSimulatingSites()).toBe(true)
    expect((await health()).body).toEqual(before)
    await reopen(false)
    expect(fixture.isSimulatingSites()).toBe(false)
    expect((await health()).body).toEqual(before)
    expect(marketplace.heard).toHaveLength(1)
  })

  test('stop and deletion really stop answering', async () => {
    await openTestCoolify(true)
    const application = await createSite()
    await deployApplication(fixture, application)
    await fixture.ask('POST', `/applications/${application}/stop`)
    await pollUntil(async () => (await health()).status === 421)
    expect(fixture.inventory().applications).toMatchObject([
      { running: false, status: 'exited:unhealthy' },
    ])
    await deployApplication(fixture, application)
    expect((await health()).status).toBe(200)
    await fixture.ask('DELETE', `/applications/${application}`)
    expect((await health()).status).toBe(421)
    await pollUntil(async () => fixture.inventory().applications.length === 0)
    expect((await health()).status).toBe(421)
  })

  test('gives way to processes and takes over from them', async () => {
    await openTestCoolify(false)
    const application = await createSite()
    await deployApplication(fixture, application)
    await pollUntil(async () => (await health()).body.pid)
    const { pid } = (await health()).body
    fixture.setSiteSimulation(true)
    await deployApplication(fixture, application)
    await pollUntil(async () => (await health()).body?.projectId)
    expect((await health()).body).toMatchObject({ projectId: 'p-1' })
    expect(() => process.kill(pid, 0)).toThrow()
    fixture.setSiteSimulation(false)
    await deployApplication(fixture, application)
    await pollUntil(async () => (await health()).body.pid)
    expect(readdirSync(join(dataDir, 'apps', application, 'runs'))).toHaveLength(1)
  })

  test('only says that databases run', async () => {
    await openTestCoolify(true)
    const project = (await fixture.ask('POST', '/projects', { name: 'vrs-berger' })).body.uuid
    const server = fixture.inventory().servers[0]?.uuid
    const { body } = await fixture.ask('POST', '/databases/postgresql', {
      project_uuid: project,
      environment_name: 'production',
      server_uuid: server,
      instant_deploy: true,
    })
    await pollUntil(async () => fixture.inventory().databases[0]?.status === 'running:healthy')
    await fixture.ask('DELETE', `/databases/${body.uuid}`)
    await pollUntil(async () => fixture.inventory().databases.length === 0)
  })
})
