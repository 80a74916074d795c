import { afterAll, describe, expect, test } from 'bun:test'
import { pollUntil } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { applicationSettings, openCoolifyClientFixture } from './coolify-client-fixture'

let number = 0
const fixture = await openCoolifyClientFixture()
afterAll(() => fixture.end())

const someApplication = async () => {
  const { project, server } = await fixture.ensureTarget()
  const name = `vrs-${++number}`
  const domains = [`http://${name}.vrs.localhost`]
  return fixture.client.ensureApplication(applicationSettings(project, server, { name, domains }))
}

const setBuildDuration = (maxMs: number) =>
  fixture.faults.setLatency('coolify', { minMs: 0, maxMs })

const finished = (deployment: string) =>
  pollUntil(async () => {
    const observed = await fixture.client.getDeployment(deployment)
    return observed?.status === 'finished' && observed
  })

describe('deploying', () => {
  test('answers a deployment that exists and tells how it went', async () => {
    const application = await someApplication()
    const answer = await fixture.client.deploy(application)
    if (!('deployment' in answer)) throw new Error('expected a deployment')
    await finished(answer.deployment)
    await pollUntil(async () => {
      const observed = await fixture.client.getApplication(application)
      return observed?.state === 'running' && observed.health === 'healthy'
    })
    const { logs } = (await fixture.client.getDeployment(answer.deployment)) ?? {}
    expect(logs).toContain('Starting deployment of vrs-1.')
  })

  test('adopts the deployment under way instead of the phantom', async () => {
    setBuildDuration(20)
    const application = await someApplication()
    const first = await fixture.client.deploy(application)
    expect(await fixture.client.deploy(application)).toEqual(first)
    expect(await fixture.client.listDeployments(application)).toHaveLength(1)
    setBuildDuration(0)
  })

  test('that lost its reply is adopted, even when it has ended', async () => {
    const application = await someApplication()
    const since = new Date().toISOString()
    fixture.addFault({ kind: 'replyLost', method: 'POST /deploy' })
    expect(await vendorErrorOf(fixture.client.deploy(application, since))).toMatchObject({
      errorClass: 'transient',
      code: 'UNREACHABLE',
    })
    const [only] = await fixture.client.listDeployments(application)
    await finished(only?.uuid ?? '')
    expect(await fixture.client.deploy(application, since)).toEqual({
      deployment: only?.uuid ?? '',
    })
    expect(await fixture.client.listDeployments(application)).toHaveLength(1)
    const again = await fixture.client.deploy(application, new Date().toISOString())
    expect(again).not.toEqual({ deployment: only?.uuid ?? '' })
    const order = (await fixture.client.listDeployments(application)).map(({ uuid }) => uuid)
    expect(order).toEqual([(again as { deployment: string }).deployment, only?.uuid ?? ''])
  })

  test('adopts what was made since, though Coolify tells whole seconds only', async () => {
    const application = await someApplication()
    const since = '2026-11-27T12:00:07.400Z'
    const deployments = [
      { deployment_uuid: 'of-then', status: 'failed', created_at: '2026-11-27T12:00:07.000000Z' },
    ]
    const body = { count: 1, deployments }
    const told200 = { kind: 'refuse', status: 200, body } as const
    fixture.addFault({ ...told200, method: 'GET /deployments/applications/*' })
    expect(await fixture.client.deploy(application, since)).toEqual({ deployment: 'of-then' })
    fixture.addFault({ ...told200, method: 'GET /deployments/applications/*' })
    const later = await fixture.client.deploy(application, '2026-11-27T12:00:08.000Z')
    expect(later).not.toEqual({ deployment: 'of-then' })
  })

  test('is not adopted while it is built for what was wanted before, but where it still queues', async () => {
    const application = await someApplication()
    const since = '2026-11-27T12:00:08.000Z'
    const openAs = (status: string) => {
      const created_at = '2026-11-27T12:00:07.000000Z'
      const deployments = [{ deployment_uuid: 'of-then', status, created_at }]
      const body = { count: 1, deployments }
      const method = 'GET /deployments/applications/*'
      fixture.addFault({ kind: 'refuse', status: 200, body, method })
      return fixture.client.deploy(application, since)
    }
    expect(await openAs('in_progress')).toEqual({ building: true })
    expect(await openAs('queued')).toEqual({ deployment: 'of-then' })
    expect(await fixture.client.listDeployments(application)).toEqual([])
  })

  test('named by a phantom is adopted though it has ended meanwhile', async () => {
    const application = await someApplication()
    const since = new Date().toISOString()
    const empty = { count: 0, deployments: [] }
    const skipped = {
      message: 'Deployment already queued for this commit.',
      resource_uuid: application,
      deployment_uuid: 'phantom',
    }
    const { body } = await fixture.ask('POST', `/deploy?uuid=${application}`)
    const real = body.deployments[0].deployment_uuid
    await finished(real)
    const path = 'GET /deployments/applications/*'
    fixture.addFault({ kind: 'refuse', status: 200, body: empty, method: path })
    const answer = { deployments: [skipped] }
    fixture.addFault({ kind: 'refuse', status: 200, body: answer, method: 'POST /deploy' })
    expect(await fixture.client.deploy(application, since)).toEqual({ deployment: real })
  })

  test('into a full queue waits', async () => {
    const [server] = fixture.inventory().servers
    const limits = { deployment_queue_limit: 1, concurrent_builds: 1 }
    await fixture.ask('PATCH', `/servers/${server?.uuid}`, limits)
    setBuildDuration(40)
    const [one, two] = [await someApplication(), await someApplication()]
    await fixture.client.deploy(one)
    expect(await fixture.client.deploy(two)).toEqual({ queueFull: true, retryAfterSeconds: 60 })
    expect(await fixture.client.listDeployments(two)).toBeEmpty()
    setBuildDuration(0)
  })

  test('is not the same as too many calls', async () => {
    const application = await someApplication()
    fixture.addFault({ kind: 'rateLimited', method: 'POST /deploy' })
    expect(await vendorErrorOf(fixture.client.deploy(application))).toMatchObject({ code: '429' })
  })

  test('what was never stored is not found', async () => {
    expect(await fixture.client.getDeployment('none')).toBeUndefined()
    expect(await fixture.client.getApplication('none')).toBeUndefined()
    expect(await fixture.client.findApplicationsByName('vrs-1')).toHaveLength(1)
  })
})
