import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { ErrorClass } from '../../events/codes'
import { VendorError } from '../../src/integrations/vendor-error'
import type { Process, Step } from '../../src/processes/process'
import { later, patiently } from '../../src/processes/process'
import { codeOf } from '../store/happens'
import type { Steps } from './given-steps'
import { givenSteps } from './given-steps'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())

/** A process in which a domain is followed by this. */
const doing = (run: Step['run'], more: Partial<Process> = {}): Process => ({
  queue: 'provisioning',
  inVain: 'stall',
  table: { DomainAssigned: { id: 'dns', deadlineMinutes: 30, run } },
  ...more,
})

const failure = (errorClass: ErrorClass, more: { retryAfterSeconds?: number } = {}) =>
  new VendorError({
    vendor: 'inwx',
    errorClass,
    code: 'E1',
    vendorText: 'sorry',
    owner: errorClass === 'ours' ? 'us' : 'caseworker',
    ...more,
  })
const failing = (error: unknown) =>
  doing(() => {
    throw error
  })

const begun = async () => {
  const id = await place.project('DomainAssigned')
  return { id, taken: await place.take(id) }
}
const lastOf = async (id: string) => (await place.events(id)).at(-1)
const waiting = async (id: string) =>
  (await place.jobs(id)).filter(({ state, data }) => state === 'created' && data.step === 'dns')
const stateOf = async (id: string, jobId: string) =>
  (await place.jobs(id)).find((job) => job.id === jobId)?.state
const secondsUntil = ({ startAfter }: { startAfter: string }) =>
  (Date.parse(startAfter) - place.tools.now().getTime()) / 1000

describe('a step that must wait', () => {
  const waits = doing(async () =>
    later(30, { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' }),
  )

  test('ends, and its next look is queued once under an id of its own', async () => {
    const { id, taken } = await begun()
    await place.run(waits, taken)
    expect(await stateOf(id, taken.held.id)).toBe('completed')
    const [next, ...others] = await waiting(id)
    expect(others).toEqual([])
    expect(next?.data).toEqual({
      ...taken.data,
      look: 1,
      attempt: 1,
      waitingFor: { vendor: 'dns', code: 'NOT_VISIBLE', owner: 'vendor' },
    })
    expect(next && secondsUntil(next)).toBeGreaterThan(25)
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('stalls after its deadline, with what it waited for', async () => {
    const { id, taken } = await begun()
    place.clock.ahead = 29 * 60_000
    await place.run(waits, taken)
    const next = await place.take(id)
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
    place.clock.ahead = 31 * 60_000
    await place.run(waits, next)
    place.clock.ahead = 0
    expect(await lastOf(id)).toMatchObject({
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
    expect(await waiting(id)).toEqual([])
  })

  test('waits for ever where only an act of ours ends it, and its deadline begins after that', async () => {
    const { id, taken } = await begun()
    const patient = doing(async () => patiently(1, { code: 'NO_FREE_SLOT', owner: 'us' }))
    place.clock.ahead = 90 * 86_400_000
    await place.run(patient, taken)
    const next = await place.take(id)
    await place.run(waits, next)
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
    place.clock.ahead += 31 * 60_000
    await place.run(waits, await place.take(id))
    place.clock.ahead = 0
    expect((await lastOf(id))?.type).toBe('ProvisioningStalled')
  })

  test('adds no event however often it looks', async () => {
    const { id, taken } = await begun()
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
    const { id, taken } = await begun()
    const elsewhere = doing(async () => later(1, { code: 'X', owner: 'us' }, 'propagation'))
    await place.run(elsewhere, taken)
    const jobs = await place.jobs(id)
    expect(jobs.filter(({ state }) => state === 'created').map(({ data }) => data.step)).toEqual([
      'propagation',
    ])
  })
})

describe('a step that fails for now', () => {
  test('is tried again with the next attempt, later and later', async () => {
    const { id, taken } = await begun()
    await place.run(failing(failure('transient')), taken)
    const [second] = await waiting(id)
    expect(second?.data).toMatchObject({
      attempt: 2,
      look: 0,
      waitingFor: { vendor: 'inwx', code: 'E1', vendorText: 'sorry', owner: 'caseworker' },
    })
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('comes again when the vendor says so', async () => {
    const { id, taken } = await begun()
    await place.run(failing(failure('transient', { retryAfterSeconds: 400 })), taken)
    const [second] = await waiting(id)
    expect(second && secondsUntil(second)).toBeGreaterThan(395)
  })

  test('stands after the eighth try', async () => {
    const { id, taken } = await begun()
    let runs = 0
    for (let next = taken; ; next = await place.take(id)) {
      runs += 1
      await place.run(failing(failure('transient')), next)
      if ((await waiting(id)).length === 0) break
    }
    expect(runs).toBe(8)
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'transient', owner: 'caseworker' },
    })
  })

  test('begins to count anew when it got as far as waiting', async () => {
    const { id, taken } = await begun()
    await place.run(failing(failure('transient')), taken)
    await place.run(failing(failure('waiting')), await place.take(id))
    expect((await waiting(id)).map(({ data }) => [data.look, data.attempt])).toEqual([[1, 1]])
  })
})

describe('a step that fails for good', () => {
  test('stands at once, with the vendor, its words and the owner', async () => {
    const { id, taken } = await begun()
    await place.run(failing(failure('permanent')), taken)
    const { vendor, code, vendorText, errorClass, owner } = failure('permanent').details
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { step: 'dns', vendor, code, vendorText, errorClass, owner },
    })
    expect(await stateOf(id, taken.held.id)).toBe('completed')
    expect(await waiting(id)).toEqual([])
    expect(place.alerts.filter(({ subject }) => subject === id)).toEqual([])
  })

  test('is ours when it is a bug, and the operator hears of it', async () => {
    const { id, taken } = await begun()
    await place.run(failing(new TypeError('x is undefined')), taken)
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'ours', code: 'BUG', owner: 'us', vendorText: 'x is undefined' },
    })
    expect(place.alerts).toContainEqual({ kind: 'stalled', subject: id, detail: 'BUG' })
  })

  test('holds up nobody in a process beside the main one', async () => {
    const { id, taken } = await begun()
    const beside = (error: unknown) => ({ ...failing(error), inVain: 'alert' as const })
    await place.run(beside(failure('permanent')), taken)
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
    expect(await stateOf(id, taken.held.id)).toBe('completed')
    const detail = 'dns: E1'
    expect(place.alerts).toContainEqual({ kind: 'provisioning-in-vain', subject: id, detail })
  })
})

describe('a job', () => {
  test('whose database fails is left to the queue', async () => {
    const { id, taken } = await begun()
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' })
    expect(await place.run(failing(lost), taken).catch(codeOf)).toBe('57P01')
    expect(await stateOf(id, taken.held.id)).toBe('active')
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('that somebody else holds meanwhile writes nothing', async () => {
    const { id, taken } = await begun()
    const late = { ...taken, held: { ...taken.held, retryCount: 7 } }
    expect(await place.run(failing(failure('permanent')), late).catch(codeOf)).toBe('VRS02')
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
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
    expect(await stateOf(id, first.id)).toBe('completed')
    expect((await lastOf(id))?.type).toBe('DnsConfigured')
  })

  test('of an event that never was is an error', async () => {
    const { taken } = await begun()
    const wrong = { ...taken, data: { ...taken.data, eventId: 'none' } }
    const told = await place.run(failing(failure('permanent')), wrong).catch(String)
    expect(told).toContain('expected event none of project-')
  })
})
