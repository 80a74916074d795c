import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import {
  createCoolifyApplication,
  firstServerId,
  openRestartable,
  openSandboxCoolify,
} from './sandbox-coolify-fixture'

const fixture = await openRestartable(() => openSandboxCoolify())
beforeEach(fixture.restart)
afterAll(() => fixture.end())

const setLatency = () => fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 20 })

describe('what Coolify names but never stores', () => {
  test('the second /deploy of an application', async () => {
    setLatency()
    const application = await createCoolifyApplication(fixture)
    await fixture.ask('POST', `/deploy?uuid=${application}`)
    const second = await fixture.ask('POST', `/deploy?uuid=${application}`)
    expect(second.status).toBe(200)
    const { message, deployment_uuid } = second.body.deployments[0]
    expect(message).toBe('Deployment already queued for this commit.')
    expect((await fixture.ask('GET', `/deployments/${deployment_uuid}`)).status).toBe(404)
    const started = await fixture.ask('POST', `/applications/${application}/start`)
    expect(started.body).toEqual({ message: 'Deployment already queued for this commit.' })
  })

  test('a /start into a full queue, where /deploy says 429', async () => {
    const server = await firstServerId(fixture)
    await fixture.ask('PATCH', `/servers/${server}`, {
      deployment_queue_limit: 1,
      concurrent_builds: 1,
    })
    fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 100 })
    const applications = [
      await createCoolifyApplication(fixture),
      await createCoolifyApplication(fixture),
    ]
    const last = await createCoolifyApplication(fixture)
    await fixture.ask('POST', `/deploy?uuid=${applications[0]}`)
    const full = await fixture.ask('POST', `/deploy?uuid=${last}`)
    expect(full.status).toBe(429)
    expect(full.headers.get('retry-after')).toBe('60')
    expect(full.body.message).toStartWith('Deployment queue is full.')
    const started = await fixture.ask('POST', `/applications/${last}/start`)
    expect(started).toMatchObject({ status: 200 })
    const phantom = `/deployments/${started.body.deployment_uuid}`
    expect((await fixture.ask('GET', phantom)).status).toBe(404)
    await fixture.ask('PATCH', `/servers/${server}`, {
      deployment_queue_limit: 25,
      concurrent_builds: 2,
    })
  })

  test('many open deployments come as an object, not as a list', async () => {
    fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 100 })
    for (const _ of [1, 2]) {
      const application = await createCoolifyApplication(fixture)
      await fixture.ask('POST', `/deploy?uuid=${application}`)
    }
    const { body } = await fixture.ask('GET', '/deployments')
    expect(Array.isArray(body)).toBe(false)
    expect(Object.keys(body)).toEqual(['0', '1'])
  })
})
