import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  createCoolifyApplication,
  deployApplication,
  hasExited,
  openSandboxCoolify,
  pollUntil,
  readOnlyToken,
  waitForDeployment,
} from './sandbox-coolify-fixture'

const fixture = await openSandboxCoolify()
afterEach(async () => {
  fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 0 })
  fixture.coolify.setBootOrder('seed')
  for (const { uuid } of fixture.inventory().applications)
    await fixture.ask('DELETE', `/applications/${uuid}`)
  await pollUntil(async () => fixture.inventory().applications.length === 0)
})
afterAll(() => fixture.end())

const setVariables = (application: string, envs: Record<string, string>) =>
  fixture.ask('PATCH', `/applications/${application}/envs/bulk`, {
    data: Object.entries(envs).map(([key, value]) => ({ key, value, is_buildtime: false })),
  })

const setLatency = () => fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 20 })

const isRunning = (application: string) =>
  pollUntil(async () => {
    const { body } = await fixture.ask('GET', `/applications/${application}`)
    return body.status === 'running:healthy'
  })

const requestSite = async (host: string) => {
  const answer = await fetch(`http://127.0.0.1:${fixture.findSitePort(host)}/`)
  return (await answer.json()) as { pid: number; greeting: string; data: string; env: string[] }
}

describe('a deployment', () => {
  test('really starts the site with what was set, and nothing else', async () => {
    process.env.CANARY_OF_OURS = 'must not be seen'
    const application = await createCoolifyApplication(fixture, {
      domains: 'http://Berger.vrs.localhost',
    })
    await setVariables(application, { GREETING: 'hello', VRS_DATA_DIR: '/data' })
    const storage = { type: 'persistent', name: 'data', mount_path: '/data' }
    await fixture.ask('POST', `/applications/${application}/storages`, storage)
    expect(fixture.findSitePort('berger.vrs.localhost')).toBeUndefined()
    expect(await deployApplication(fixture, application)).toMatchObject({ status: 'finished' })
    await isRunning(application)
    const site = await requestSite('berger.vrs.localhost')
    expect(site).toMatchObject({
      greeting: 'hello',
      data: join(fixture.dataDir, 'volumes', `${application}-data`),
    })
    expect(site.env).not.toContain('CANARY_OF_OURS')
    expect(fixture.inventory().applications).toMatchObject([{ uuid: application, running: true }])
    expect((await fixture.ask('GET', `/applications/${application}/logs`)).body.logs).toContain(
      'greeting hello',
    )
  })

  test('goes through queued and in_progress, listed with a count', async () => {
    setLatency()
    const application = await createCoolifyApplication(fixture)
    const { body } = await fixture.ask('POST', `/deploy?uuid=${application}`)
    const { deployment_uuid, ...deployment } = body.deployments[0]
    expect(deployment).toEqual({
      message: 'Application vrs-berger-1a2b3c4d deployment queued.',
      resource_uuid: application,
    })
    const path = `/deployments/applications/${application}`
    expect((await fixture.ask('GET', path)).body).toMatchObject({
      count: 1,
      deployments: [{ deployment_uuid, status: 'queued' }],
    })
    await pollUntil(
      async () =>
        (await fixture.ask('GET', `/deployments/${deployment_uuid}`)).body.status === 'in_progress',
    )
    expect(await waitForDeployment(fixture, deployment_uuid)).toMatchObject({ status: 'finished' })
  })

  test('takes over from the old site when it is healthy, and only then', async () => {
    fixture.coolify.setBootOrder('bootFirst')
    const application = await createCoolifyApplication(fixture, {
      domains: 'http://berger.vrs.localhost',
    })
    await setVariables(application, { GREETING: 'old' })
    await deployApplication(fixture, application)
    const old = await requestSite('berger.vrs.localhost')
    await setVariables(application, { GREETING: 'new' })
    await deployApplication(fixture, application)
    const fresh = await requestSite('berger.vrs.localhost')
    expect(fresh.greeting).toBe('new')
    await pollUntil(async () => hasExited(old.pid))

    await setVariables(application, { GREETING: 'broken', MOOD: 'broken' })
    const failed = await deployApplication(fixture, application)
    expect(failed.status).toBe('failed')
    expect(failed.logs).toContain('exited with code 3')
    expect(await requestSite('berger.vrs.localhost')).toMatchObject({ pid: fresh.pid })
    const { body } = await fixture.ask('GET', `/applications/${application}`)
    expect(body.status).toBe('running:healthy')
  })

  test('that fails at first leaves the application exited', async () => {
    fixture.coolify.setBootOrder('bootFirst')
    const application = await createCoolifyApplication(fixture)
    await setVariables(application, {
      MOOD: 'broken',
      SECRET_KEY: 'broken-secret',
      GREETING: 'broken-secret',
    })
    const failed = await deployApplication(fixture, application)
    expect(failed.status).toBe('failed')
    expect(failed.logs).toContain('greeting ‹redacted›')
    expect(JSON.stringify(failed)).not.toContain('broken-secret')
    const { body } = await fixture.ask('GET', `/applications/${application}`)
    expect(body.status).toBe('exited:unhealthy')
    expect(
      (await fixture.as(readOnlyToken)('GET', `/deployments/${failed.deployment_uuid}`)).body.logs,
    ).toBeUndefined()
  })

  test('can be reported before its site runs, or after', async () => {
    const application = await createCoolifyApplication(fixture)
    fixture.coolify.setBootOrder('finishFirst')
    await deployApplication(fixture, application)
    expect(fixture.inventory().applications[0]?.running).toBe(false)
    await pollUntil(async () => fixture.inventory().applications[0]?.running)

    fixture.coolify.setBootOrder('bootFirst')
    await deployApplication(fixture, application)
    expect(fixture.inventory().applications[0]?.running).toBe(true)
  })

  test('can be cancelled until it has ended', async () => {
    setLatency()
    const application = await createCoolifyApplication(fixture)
    const { body } = await fixture.ask('POST', `/deploy?uuid=${application}`)
    const path = `/deployments/${body.deployments[0].deployment_uuid}`
    expect(await fixture.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled-by-user' },
    })
    expect(await fixture.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 400,
      body: { message: 'Deployment cannot be cancelled. Current status: cancelled-by-user' },
    })
    expect(fixture.inventory().applications[0]?.running).toBe(false)
  })
})

describe('a running site', () => {
  test('is stopped and its name is free of it', async () => {
    const application = await createCoolifyApplication(fixture, {
      domains: 'http://berger.vrs.localhost',
    })
    await deployApplication(fixture, application)
    await isRunning(application)
    const { pid } = await requestSite('berger.vrs.localhost')
    expect(await fixture.ask('POST', `/applications/${application}/stop`)).toMatchObject({
      status: 200,
      body: { message: 'Application stopping request queued.' },
    })
    await pollUntil(
      async () =>
        (await fixture.ask('GET', `/applications/${application}`)).body.status ===
        'exited:unhealthy',
    )
    expect(hasExited(pid)).toBe(true)
    expect(fixture.findSitePort('berger.vrs.localhost')).toBeUndefined()
  })

  test('that crashes is started again', async () => {
    const application = await createCoolifyApplication(fixture, {
      domains: 'http://berger.vrs.localhost',
    })
    await deployApplication(fixture, application)
    await isRunning(application)
    const { pid } = await requestSite('berger.vrs.localhost')
    const port = fixture.findSitePort('berger.vrs.localhost')
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => {})
    const again = await pollUntil(() => requestSite('berger.vrs.localhost').catch(() => undefined))
    expect(again.pid).not.toBe(pid)
  })

  test('cannot be restarted when there never was one', async () => {
    const application = await createCoolifyApplication(fixture)
    const { body } = await fixture.ask('POST', `/applications/${application}/restart`)
    expect(await waitForDeployment(fixture, body.deployment_uuid)).toMatchObject({
      status: 'failed',
    })
  })

  test('goes with its application; its volume only when that was asked for', async () => {
    const storage = { type: 'persistent', name: 'data', mount_path: '/data' }
    const folders: string[] = []
    for (const volumes of ['true', 'false']) {
      const application = await createCoolifyApplication(fixture)
      await fixture.ask('POST', `/applications/${application}/storages`, storage)
      await deployApplication(fixture, application)
      folders.push(join(fixture.dataDir, 'volumes', `${application}-data`))
      await fixture.ask('DELETE', `/applications/${application}?delete_volumes=${volumes}`)
    }
    await pollUntil(async () => fixture.inventory().applications.length === 0)
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true])
  })
})
