import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { breakersNow } from '../../../projections/queries/breakers'
import { openBreakers } from '../../../src/processes/engine/circuit-breaker-store'
import { resumeHeld } from '../../../src/processes/engine/resume-held-jobs'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import type { Taken } from '../support/process-fixture'
import type { Registrar } from '../support/registrar-fixture'
import { givenRegistrar } from '../support/registrar-fixture'

let place: Registrar
beforeAll(async () => {
  place = await givenRegistrar()
}, 30_000)
afterAll(() => place.close())

const waiting = async (id: string) =>
  (await place.jobs(id)).filter(({ state, data }) => state === 'created' && data.step === 'dns')
const run = (taken: Taken) => place.run(provisioning, taken)
const lastOf = async (id: string) => (await place.events(id)).at(-1)
const breakDown = () => place.faults.add({ vendor: 'inwx', kind: 'down', times: 1000 })

/** Held back are those whose waiting says so; the others may go, or went. */
const isHeld = async (id: string) =>
  (await waiting(id)).some(({ data }) => data.waitingFor?.code === 'BREAKER_OPEN')
const heldOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map(isHeld))).filter(Boolean).length

const opened = async () => {
  breakDown()
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const id = await place.project('DomainAssigned')
    ids.push(id)
    await run(await place.take(id))
  }
  return ids
}
const backAgain = async () => {
  place.faults.clear()
  place.clock.ahead += 61_000
  for (let rounds = 0; (await breakersNow(place.sql)).length > 0; rounds += 1) {
    if (rounds > 20) throw new Error('expected the breaker to close')
    await resumeHeld(place.tools)
    const due = await place.sql<{ groupId: string }[]>`
      select group_id from pgboss.job where state = 'created' and start_after <= now()
      and data->>'step' = 'dns'`
    for (const { groupId } of due) await run(await place.take(groupId.slice('project-'.length)))
    place.clock.ahead += 1000
  }
}

describe('a vendor that is down', () => {
  let ids: string[] = []

  test('costs five tries in all; after that its steps wait, and their tries begin anew', async () => {
    ids = await opened()
    const [first] = await waiting(ids[0] ?? '')
    expect(first?.data).toMatchObject({ attempt: 2 })
    const [fifth] = await waiting(ids[4] ?? '')
    const [breaker] = await breakersNow(place.sql)
    expect(breaker).toEqual({ vendor: 'inwx', is: 'open', since: expect.any(String), held: 1 })
    expect(fifth?.data).toMatchObject({
      attempt: 1,
      look: 0,
      hold: 1,
      waitingFor: { vendor: 'inwx', code: 'BREAKER_OPEN', owner: 'vendor', since: breaker?.since },
    })
    expect(place.alerts.filter(({ kind }) => kind === 'vendor-down')).toHaveLength(1)
  })

  test('is not called by anybody meanwhile', async () => {
    const before = place.calls.length
    const id = await place.project('DomainAssigned')
    ids.push(id)
    const events = await place.events(id)
    for (let look = 0; look < 3; look += 1) await run(await place.take(id))
    expect(place.calls.length).toBe(before)
    expect(await place.events(id)).toEqual(events)
    expect((await waiting(id)).map(({ data }) => [data.attempt, data.hold])).toEqual([[1, 3]])
  })

  test('is known to be down to every worker of the database', async () => {
    expect(await openBreakers(place.sql).known('inwx')).toMatchObject({ is: 'open' })
    expect(await openBreakers(place.sql).known('coolify')).toMatchObject({ is: 'closed' })
  })

  test('gets one probe after a pause, the oldest, and a longer pause when that fails', async () => {
    for (const id of ids.slice(0, 4)) await run(await place.take(id))
    expect(await heldOf(ids)).toBe(6)
    await resumeHeld(place.tools)
    expect(await heldOf(ids)).toBe(6)
    place.clock.ahead += 6000
    await resumeHeld(place.tools)
    await resumeHeld(place.tools)
    expect(await heldOf(ids)).toBe(5)
    const oldest = ids[0] ?? ''
    expect(await isHeld(oldest)).toBe(false)
    const before = place.calls.length
    await run(await place.take(oldest))
    expect(place.calls.length).toBeGreaterThan(before)
    expect(await heldOf(ids)).toBe(6)
    place.clock.ahead += 6000
    await resumeHeld(place.tools)
    expect(await heldOf(ids)).toBe(6)
  })

  test('resumes in batches once a probe succeeds', async () => {
    for (let n = 0; n < 12; n += 1) {
      const id = await place.project('DomainAssigned')
      ids.push(id)
      await run(await place.take(id))
    }
    place.faults.clear()
    place.clock.ahead += 6000
    await resumeHeld(place.tools)
    const probe = ids[1] ?? ''
    expect(await isHeld(probe)).toBe(false)
    await run(await place.take(probe))
    expect((await lastOf(probe))?.type).toBe('DnsConfigured')
    expect(await heldOf(ids)).toBe(17)
    // One that comes by itself meanwhile waits for its turn.
    const early = ids.at(-1) ?? ''
    await run(await place.take(early))
    expect(await isHeld(early)).toBe(true)
    const left: number[] = []
    for (let second = 0; second < 3; second += 1) {
      await resumeHeld(place.tools)
      await resumeHeld(place.tools)
      left.push(await heldOf(ids))
      place.clock.ahead += 1000
    }
    expect(left).toEqual([12, 2, 0])
    expect(await breakersNow(place.sql)).toEqual([])
    for (const id of ids) if (id !== probe) await run(await place.take(id))
    for (const id of ids) expect((await lastOf(id))?.type).toBe('DnsConfigured')
  })

  test('stalls no step, however long it is down: no deadline runs meanwhile', async () => {
    await opened()
    const id = await place.project('DomainAssigned')
    await run(await place.take(id))
    const before = place.clock.ahead
    for (const hours of [3, 6]) {
      place.clock.ahead = before + hours * 3_600_000
      await run(await place.take(id))
    }
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
    const [held] = await waiting(id)
    expect(held?.data.heldMs).toBeGreaterThanOrEqual(3 * 3_600_000)
    place.clock.ahead = before
    await backAgain()
  })
})

describe('a vendor that answers', () => {
  const rows = () => place.sql`select xmin::text, state from breakers`.then((found) => [...found])

  test('is not down because it slows us down', async () => {
    place.faults.add({ vendor: 'inwx', kind: 'rateLimited', times: 12 })
    for (let n = 0; n < 6; n += 1) {
      const id = await place.project('DomainAssigned')
      await run(await place.take(id))
      expect((await waiting(id))[0]?.data.attempt).toBe(2)
    }
    place.faults.clear()
    expect(await breakersNow(place.sql)).toEqual([])
  })

  test('costs no write', async () => {
    const before = await rows()
    for (let n = 0; n < 3; n += 1) {
      const id = await place.project('DomainAssigned')
      await run(await place.take(id))
      expect((await lastOf(id))?.type).toBe('DnsConfigured')
    }
    expect(await rows()).toEqual(before)
  })
})
