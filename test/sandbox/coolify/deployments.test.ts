import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  deployed,
  endOf,
  eventually,
  type Given,
  isGone,
  openGiven,
  readOnly,
  someApplication,
} from './sandbox-coolify-fixture'

let given: Given
beforeAll(async () => {
  given = await openGiven()
})
afterEach(async () => {
  given.faults.setLatency('coolify', { minMs: 0, maxMs: 0 })
  given.coolify.setBootOrder('seed')
  for (const { uuid } of given.inventory().applications)
    await given.ask('DELETE', `/applications/${uuid}`)
  await eventually(async () => given.inventory().applications.length === 0)
})
afterAll(() => given.end())

const set = (application: string, envs: Record<string, string>) =>
  given.ask('PATCH', `/applications/${application}/envs/bulk`, {
    data: Object.entries(envs).map(([key, value]) => ({ key, value, is_buildtime: false })),
  })

const slowly = () => given.faults.setLatency('coolify', { minMs: 0, maxMs: 20 })

const running = (application: string) =>
  eventually(async () => {
    const { body } = await given.ask('GET', `/applications/${application}`)
    return body.status === 'running:healthy'
  })

const siteAt = async (host: string) => {
  const answer = await fetch(`http://127.0.0.1:${given.routes(host)}/`)
  return (await answer.json()) as { pid: number; greeting: string; data: string; env: string[] }
}

describe('a deployment', () => {
  test('really starts the site with what was set, and nothing else', async () => {
    process.env.CANARY_OF_OURS = 'must not be seen'
    const application = await someApplication(given, { domains: 'http://Berger.vrs.localhost' })
    await set(application, { GREETING: 'hello', VRS_DATA_DIR: '/data' })
    const storage = { type: 'persistent', name: 'data', mount_path: '/data' }
    await given.ask('POST', `/applications/${application}/storages`, storage)
    expect(given.routes('berger.vrs.localhost')).toBeUndefined()
    expect(await deployed(given, application)).toMatchObject({ status: 'finished' })
    await running(application)
    const site = await siteAt('berger.vrs.localhost')
    expect(site).toMatchObject({
      greeting: 'hello',
      data: join(given.dataDir, 'volumes', `${application}-data`),
    })
    expect(site.env).not.toContain('CANARY_OF_OURS')
    expect(given.inventory().applications).toMatchObject([{ uuid: application, running: true }])
    expect((await given.ask('GET', `/applications/${application}/logs`)).body.logs).toContain(
      'greeting hello',
    )
  })

  test('goes through queued and in_progress, listed with a count', async () => {
    slowly()
    const application = await someApplication(given)
    const { body } = await given.ask('POST', `/deploy?uuid=${application}`)
    const { deployment_uuid, ...told } = body.deployments[0]
    expect(told).toEqual({
      message: 'Application vrs-berger-1a2b3c4d deployment queued.',
      resource_uuid: application,
    })
    const path = `/deployments/applications/${application}`
    expect((await given.ask('GET', path)).body).toMatchObject({
      count: 1,
      deployments: [{ deployment_uuid, status: 'queued' }],
    })
    await eventually(
      async () =>
        (await given.ask('GET', `/deployments/${deployment_uuid}`)).body.status === 'in_progress',
    )
    expect(await endOf(given, deployment_uuid)).toMatchObject({ status: 'finished' })
  })

  test('takes over from the old site when it is healthy, and only then', async () => {
    given.coolify.setBootOrder('bootFirst')
    const application = await someApplication(given, { domains: 'http://berger.vrs.localhost' })
    await set(application, { GREETING: 'old' })
    await deployed(given, application)
    const old = await siteAt('berger.vrs.localhost')
    await set(application, { GREETING: 'new' })
    await deployed(given, application)
    const fresh = await siteAt('berger.vrs.localhost')
    expect(fresh.greeting).toBe('new')
    await eventually(async () => isGone(old.pid))

    await set(application, { GREETING: 'broken', MOOD: 'broken' })
    const failed = await deployed(given, application)
    expect(failed.status).toBe('failed')
    expect(failed.logs).toContain('exited with code 3')
    expect(await siteAt('berger.vrs.localhost')).toMatchObject({ pid: fresh.pid })
    const { body } = await given.ask('GET', `/applications/${application}`)
    expect(body.status).toBe('running:healthy')
  })

  test('that fails at first leaves the application exited', async () => {
    given.coolify.setBootOrder('bootFirst')
    const application = await someApplication(given)
    await set(application, {
      MOOD: 'broken',
      SECRET_KEY: 'broken-secret',
      GREETING: 'broken-secret',
    })
    const failed = await deployed(given, application)
    expect(failed.status).toBe('failed')
    expect(failed.logs).toContain('greeting ‹redacted›')
    expect(JSON.stringify(failed)).not.toContain('broken-secret')
    const { body } = await given.ask('GET', `/applications/${application}`)
    expect(body.status).toBe('exited:unhealthy')
    expect(
      (await given.as(readOnly)('GET', `/deployments/${failed.deployment_uuid}`)).body.logs,
    ).toBeUndefined()
  })

  test('can be reported before its site runs, or after', async () => {
    const application = await someApplication(given)
    given.coolify.setBootOrder('finishFirst')
    await deployed(given, application)
    expect(given.inventory().applications[0]?.running).toBe(false)
    await eventually(async () => given.inventory().applications[0]?.running)

    given.coolify.setBootOrder('bootFirst')
    await deployed(given, application)
    expect(given.inventory().applications[0]?.running).toBe(true)
  })

  test('can be cancelled until it has ended', async () => {
    slowly()
    const application = await someApplication(given)
    const { body } = await given.ask('POST', `/deploy?uuid=${application}`)
    const path = `/deployments/${body.deployments[0].deployment_uuid}`
    expect(await given.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled-by-user' },
    })
    expect(await given.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 400,
      body: { message: 'Deployment cannot be cancelled. Current status: cancelled-by-user' },
    })
    expect(given.inventory().applications[0]?.running).toBe(false)
  })
})

describe('a running site', () => {
  test('is stopped and its name is free of it', async () => {
    const application = await someApplication(given, { domains: 'http://berger.vrs.localhost' })
    await deployed(given, application)
    await running(application)
    const { pid } = await siteAt('berger.vrs.localhost')
    expect(await given.ask('POST', `/applications/${application}/stop`)).toMatchObject({
      status: 200,
      body: { message: 'Application stopping request queued.' },
    })
    await eventually(
      async () =>
        (await given.ask('GET', `/applications/${application}`)).body.status === 'exited:unhealthy',
    )
    expect(isGone(pid)).toBe(true)
    expect(given.routes('berger.vrs.localhost')).toBeUndefined()
  })

  test('that crashes is started again', async () => {
    const application = await someApplication(given, { domains: 'http://berger.vrs.localhost' })
    await deployed(given, application)
    await running(application)
    const { pid } = await siteAt('berger.vrs.localhost')
    const port = given.routes('berger.vrs.localhost')
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => {})
    const again = await eventually(() => siteAt('berger.vrs.localhost').catch(() => undefined))
    expect(again.pid).not.toBe(pid)
  })

  test('cannot be restarted when there never was one', async () => {
    const application = await someApplication(given)
    const { body } = await given.ask('POST', `/applications/${application}/restart`)
    expect(await endOf(given, body.deployment_uuid)).toMatchObject({ status: 'failed' })
  })

  test('goes with its application; its volume only when that was asked for', async () => {
    const storage = { type: 'persistent', name: 'data', mount_path: '/data' }
    const folders: string[] = []
    for (const volumes of ['true', 'false']) {
      const application = await someApplication(given)
      await given.ask('POST', `/applications/${application}/storages`, storage)
      await deployed(given, application)
      folders.push(join(given.dataDir, 'volumes', `${application}-data`))
      await given.ask('DELETE', `/applications/${application}?delete_volumes=${volumes}`)
    }
    await eventually(async () => given.inventory().applications.length === 0)
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true])
  })
})
