import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { eventually } from '../../sandbox/coolify/sandbox-coolify-fixture'
import {
  applicationWanted,
  type Both,
  fail,
  failureOf,
  openBoth,
  placeOf,
} from './coolify-client-fixture'

let both: Both
let number = 0
beforeAll(async () => {
  both = await openBoth()
})
afterAll(() => both.end())

const someApplication = async () => {
  const { project, server } = await placeOf(both.client)
  const name = `vrs-${++number}`
  const domains = [`http://${name}.vrs.localhost`]
  return both.client.ensureApplication(applicationWanted(project, server, { name, domains }))
}

const builds = (maxMs: number) => both.faults.setLatency('coolify', { minMs: 0, maxMs })

const finished = (deployment: string) =>
  eventually(async () => {
    const look = await both.client.deployment(deployment)
    return look?.status === 'finished' && look
  })

describe('deploying', () => {
  test('answers a deployment that exists and tells how it went', async () => {
    const application = await someApplication()
    const answer = await both.client.deploy(application)
    if (!('deployment' in answer)) throw new Error('expected a deployment')
    await finished(answer.deployment)
    await eventually(async () => {
      const look = await both.client.application(application)
      return look?.state === 'running' && look.health === 'healthy'
    })
    const { logs } = (await both.client.deployment(answer.deployment)) ?? {}
    expect(logs).toContain('Starting deployment of vrs-1.')
  })

  test('adopts the deployment under way instead of the phantom', async () => {
    builds(20)
    const application = await someApplication()
    const first = await both.client.deploy(application)
    expect(await both.client.deploy(application)).toEqual(first)
    expect(await both.client.deployments(application)).toHaveLength(1)
    builds(0)
  })

  test('that lost its reply is adopted, even when it has ended', async () => {
    const application = await someApplication()
    const since = new Date().toISOString()
    fail(both, { kind: 'replyLost', method: 'POST /deploy' })
    expect(await failureOf(both.client.deploy(application, since))).toMatchObject({
      errorClass: 'transient',
      code: 'UNREACHABLE',
    })
    const [only] = await both.client.deployments(application)
    await finished(only?.uuid ?? '')
    expect(await both.client.deploy(application, since)).toEqual({ deployment: only?.uuid ?? '' })
    expect(await both.client.deployments(application)).toHaveLength(1)
    const again = await both.client.deploy(application, new Date().toISOString())
    expect(again).not.toEqual({ deployment: only?.uuid ?? '' })
    const order = (await both.client.deployments(application)).map(({ uuid }) => uuid)
    expect(order).toEqual([(again as { deployment: string }).deployment, only?.uuid ?? ''])
  })

  test('adopts what was made since, though Coolify tells whole seconds only', async () => {
    const application = await someApplication()
    const since = '2026-11-27T12:00:07.400Z'
    const deployments = [
      { deployment_uuid: 'of-then', status: 'failed', created_at: '2026-11-27T12:00:07.000000Z' },
    ]
    const told = { count: 1, deployments }
    const told200 = { kind: 'refuse', status: 200, body: told } as const
    fail(both, { ...told200, method: 'GET /deployments/applications/*' })
    expect(await both.client.deploy(application, since)).toEqual({ deployment: 'of-then' })
    fail(both, { ...told200, method: 'GET /deployments/applications/*' })
    const later = await both.client.deploy(application, '2026-11-27T12:00:08.000Z')
    expect(later).not.toEqual({ deployment: 'of-then' })
  })

  test('is not adopted while it is built for what was wanted before, but where it still queues', async () => {
    const application = await someApplication()
    const wanted = '2026-11-27T12:00:08.000Z'
    const openAs = (status: string) => {
      const created_at = '2026-11-27T12:00:07.000000Z'
      const deployments = [{ deployment_uuid: 'of-then', status, created_at }]
      const body = { count: 1, deployments }
      const method = 'GET /deployments/applications/*'
      fail(both, { kind: 'refuse', status: 200, body, method })
      return both.client.deploy(application, wanted)
    }
    expect(await openAs('in_progress')).toEqual({ building: true })
    expect(await openAs('queued')).toEqual({ deployment: 'of-then' })
    expect(await both.client.deployments(application)).toEqual([])
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
    const { body } = await both.ask('POST', `/deploy?uuid=${application}`)
    const real = body.deployments[0].deployment_uuid
    await finished(real)
    const path = 'GET /deployments/applications/*'
    fail(both, { kind: 'refuse', status: 200, body: empty, method: path })
    const answer = { deployments: [skipped] }
    fail(both, { kind: 'refuse', status: 200, body: answer, method: 'POST /deploy' })
    expect(await both.client.deploy(application, since)).toEqual({ deployment: real })
  })

  test('into a full queue waits', async () => {
    const [server] = both.inventory().servers
    const limits = { deployment_queue_limit: 1, concurrent_builds: 1 }
    await both.ask('PATCH', `/servers/${server?.uuid}`, limits)
    builds(40)
    const [one, two] = [await someApplication(), await someApplication()]
    await both.client.deploy(one)
    expect(await both.client.deploy(two)).toEqual({ queueFull: true, retryAfterSeconds: 60 })
    expect(await both.client.deployments(two)).toBeEmpty()
    builds(0)
  })

  test('is not the same as too many calls', async () => {
    const application = await someApplication()
    fail(both, { kind: 'rateLimited', method: 'POST /deploy' })
    expect(await failureOf(both.client.deploy(application))).toMatchObject({ code: '429' })
  })

  test('what was never stored is not found', async () => {
    expect(await both.client.deployment('none')).toBeUndefined()
    expect(await both.client.application('none')).toBeUndefined()
    expect(await both.client.applicationsNamed('vrs-1')).toHaveLength(1)
  })
})
