import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { later, patiently } from '../../../src/processes/engine/process'
import { codeOf } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'
import { doing, failing, failure, seenAt } from '../support/single-step-process'

let place: Steps
let of: ReturnType<typeof seenAt>
beforeAll(async () => {
  place = await givenSteps()
  of = seenAt(place)
}, 30_000)
afterAll(() => place.close())

describe('a step that must wait', () => {
  const waits = doing(async () =>
    later(30, { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' }),
  )

  test('ends, and its next look is queued once under an id of its own', async () => {
    const { id, taken } = await of.begun()
    await place.run(waits, taken)
    expect(await of.stateOf(id, taken.held.id)).toBe('completed')
    const [next, ...others] = await of.waiting(id)
    expect(others).toEqual([])
    expect(next?.data).toEqual({
      ...taken.data,
      look: 1,
      attempt: 1,
      waitingFor: { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' },
    })
    expect(next && of.secondsUntil(next)).toBeGreaterThan(25)
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('stalls after its deadline, with what it waited for', async () => {
    const { id, taken } = await of.begun()
    place.clock.ahead = 29 * 60_000
    await place.run(waits, taken)
    const next = await place.take(id)
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
    place.clock.ahead = 31 * 60_000
    await place.run(waits, next)
    place.clock.ahead = 0
    expect(await of.lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      by: 'system:provisioning',
      causationId: taken.data.eventId,
      data: {
        step: 'dns',
        errorClass: 'waiting',
        vendor: 'dns',
        code: 'NOT_VISIBLE',
        owner: 'vendor',
      },
    })
    expect(await of.waiting(id)).toEqual([])
  })

  test('waits for ever where only an act of ours ends it, and its deadline begins after that', async () => {
    const { id, taken } = await of.begun()
    const patient = doing(async () => patiently(1, { code: 'NO_FREE_SLOT', owner: 'us' }))
    place.clock.ahead = 90 * 86_400_000
    await place.run(patient, taken)
    const next = await place.take(id)
    await place.run(waits, next)
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
    place.clock.ahead += 31 * 60_000
    await place.run(waits, await place.take(id))
    place.clock.ahead = 0
    expect((await of.lastOf(id))?.type).toBe('ProvisioningStalled')
  })

  test('adds no event however often it looks', async () => {
    const { id, taken } = await of.begun()
    const before = await place.events(id)
    let next = taken
    for (let looks = 0; looks < 50; looks += 1) {
      await place.run(waits, next)
      next = await place.take(id)
    }
    expect(next.data.look).toBe(50)
    expect(await place.events(id)).toEqual(before)
  })

  test('is shown under the step that it really waits for', async () => {
    const { id, taken } = await of.begun()
    const elsewhere = doing(async () => later(1, { code: 'X', owner: 'us' }, 'propagation'))
    await place.run(elsewhere, taken)
    const jobs = await place.jobs(id)
    expect(jobs.filter(({ state }) => state === 'created').map(({ data }) => data.step)).toEqual([
      'propagation',
    ])
  })
})

describe('a job', () => {
  test('whose database fails is left to the queue', async () => {
    const { id, taken } = await of.begun()
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' })
    expect(await place.run(failing(lost), taken).catch(codeOf)).toBe('57P01')
    expect(await of.stateOf(id, taken.held.id)).toBe('active')
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('that somebody else holds meanwhile writes nothing', async () => {
    const { id, taken } = await of.begun()
    const late = { ...taken, held: { ...taken.held, retryCount: 7 } }
    expect(await place.run(failing(failure('permanent')), late).catch(codeOf)).toBe('VRS02')
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
    expect(place.alerts.filter(({ subject }) => subject === id)).toEqual([])
  })

  test('of a step that is done already ends without doing it again', async () => {
    const id = await place.project('DnsConfigured')
    const first = (await place.jobs(id)).find(({ data }) => data.step === 'dns')
    if (!first) throw new Error('expected the job of the step dns')
    await place.sql`update pgboss.job set state = 'active' where id = ${first.id}`
    const held = { id: first.id, queue: 'provisioning' as const, retryCount: 0 }
    let runs = 0
    const counting = doing(async () => {
      runs += 1
      return undefined
    })
    await place.run(counting, { held, data: first.data })
    expect(runs).toBe(0)
    expect(await of.stateOf(id, first.id)).toBe('completed')
    expect((await of.lastOf(id))?.type).toBe('DnsConfigured')
  })

  test('of an event that never was is an error', async () => {
    const { taken } = await of.begun()
    const wrong = { ...taken, data: { ...taken.data, eventId: 'none' } }
    const told = await place.run(failing(failure('permanent')), wrong).catch(String)
    expect(told).toContain('expected event none of project-')
  })
})
