import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { later } from '../../../src/processes/engine/process'
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

describe('a step that fails for now', () => {
  test('is tried again with the next attempt, later and later', async () => {
    const { id, taken } = await of.begun()
    await place.run(failing(failure('transient')), taken)
    const [second] = await of.waiting(id)
    expect(second?.data).toMatchObject({
      attempt: 2,
      look: 0,
      waitingFor: { vendor: 'inwx', code: 'E1', vendorText: 'sorry', owner: 'caseworker' },
    })
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
  })

  test('comes again when the vendor says so', async () => {
    const { id, taken } = await of.begun()
    await place.run(failing(failure('transient', { retryAfterSeconds: 400 })), taken)
    const [second] = await of.waiting(id)
    expect(second && of.secondsUntil(second)).toBeGreaterThan(395)
  })

  test('stands after the eighth try', async () => {
    const { id, taken } = await of.begun()
    let runs = 0
    for (let next = taken; ; next = await place.take(id)) {
      runs += 1
      await place.run(failing(failure('transient')), next)
      if ((await of.waiting(id)).length === 0) break
    }
    expect(runs).toBe(8)
    expect(await of.lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'transient', owner: 'caseworker' },
    })
  })

  test('begins to count anew when it got as far as waiting', async () => {
    const { id, taken } = await of.begun()
    await place.run(failing(failure('transient')), taken)
    await place.run(failing(failure('waiting')), await place.take(id))
    expect((await of.waiting(id)).map(({ data }) => [data.look, data.attempt])).toEqual([[1, 1]])
  })
})

describe('a step that fails for good', () => {
  test('stands at once, with the vendor, its words and the owner', async () => {
    const { id, taken } = await of.begun()
    await place.run(failing(failure('permanent')), taken)
    const { vendor, code, vendorText, errorClass, owner } = failure('permanent').details
    expect(await of.lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { step: 'dns', vendor, code, vendorText, errorClass, owner },
    })
    expect(await of.stateOf(id, taken.held.id)).toBe('completed')
    expect(await of.waiting(id)).toEqual([])
    expect(place.alerts.filter(({ subject }) => subject === id)).toEqual([])
  })

  test('is ours when it is a bug, and the operator hears of it', async () => {
    const { id, taken } = await of.begun()
    await place.run(failing(new TypeError('x is undefined')), taken)
    expect(await of.lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { errorClass: 'ours', code: 'BUG', owner: 'us', vendorText: 'x is undefined' },
    })
    expect(place.alerts).toContainEqual({ kind: 'stalled', subject: id, detail: 'BUG' })
  })

  test('holds up nobody in a process beside the main one', async () => {
    const { id, taken } = await of.begun()
    const beside = (error: unknown) => ({ ...failing(error), inVain: 'alert' as const })
    await place.run(beside(failure('permanent')), taken)
    expect((await of.lastOf(id))?.type).toBe('DomainAssigned')
    expect(await of.stateOf(id, taken.held.id)).toBe('completed')
    const detail = 'dns: E1'
    expect(place.alerts).toContainEqual({ kind: 'provisioning-in-vain', subject: id, detail })
  })

  test('whose result others need looks on after its deadline, and its next deadline begins then', async () => {
    const { id, taken } = await of.begun()
    const looks: number[] = []
    const insisting = doing(
      async ({ look }) => {
        looks.push(look)
        return later(1, { code: 'REMOVING', owner: 'us' })
      },
      { inVain: 'insist' },
    )
    place.clock.ahead = 31 * 60_000
    await place.run(insisting, taken)
    for (let more = 0; more < 3; more += 1) await place.run(insisting, await place.take(id))
    place.clock.ahead = 0
    expect(looks).toEqual([0, 1, 2, 3])
    expect(place.alerts.filter(({ subject }) => subject === id)).toHaveLength(1)
  })
})
