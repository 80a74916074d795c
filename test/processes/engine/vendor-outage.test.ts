import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { resumeHeldJobs } from '../../../src/processes/engine/resume-held-jobs'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { listOpenBreakers } from '../../../src/store/job-queue/held-jobs'
import { openBreakerStore } from '../../../src/store/ledgers/circuit-breaker-store'
import type { ClaimedJob } from '../support/process-fixture'
import type { RegistrarFixture } from '../support/registrar-fixture'
import { openRegistrarFixture } from '../support/registrar-fixture'

let fixture: RegistrarFixture
beforeAll(async () => {
  fixture = await openRegistrarFixture()
}, 30_000)
afterAll(() => fixture.close())

const waiting = async (id: string) =>
  (await fixture.jobs(id)).filter(({ state, data }) => state === 'created' && data.step === 'dns')
const run = (claimedJob: ClaimedJob) => fixture.runJob(provisioning, claimedJob)
const lastOf = async (id: string) => (await fixture.events(id)).at(-1)
const takeVendorDown = () => fixture.faults.add({ vendor: 'inwx', kind: 'down', times: 1000 })

/** Held back are those whose waiting says so; the others may go, or went. */
const isHeldByBreaker = async (id: string) =>
  (await waiting(id)).some(({ data }) => data.waitingFor?.code === 'BREAKER_OPEN')
const countHeldByBreaker = async (ids: readonly string[]) =>
  (await Promise.all(ids.map(isHeldByBreaker))).filter(Boolean).length

const openBreaker = async () => {
  takeVendorDown()
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const id = await fixture.project('DomainAssigned')
    ids.push(id)
    await run(await fixture.claimJob(id))
  }
  return ids
}
const recoverVendor = async () => {
  fixture.faults.clear()
  fixture.clock.offsetMs += 61_000
  for (let rounds = 0; (await listOpenBreakers(fixture.sql)).length > 0; rounds += 1) {
    if (rounds > 20) throw new Error('expected the breaker to close')
    await resumeHeldJobs(fixture.deps)
    const due = await fixture.sql<{ groupId: string }[]>`
      select group_id from pgboss.job where state = 'created' and start_after <= now()
      and data->>'step' = 'dns'`
    for (const { groupId } of due)
      await run(await fixture.claimJob(groupId.slice('project-'.length)))
    fixture.clock.offsetMs += 1000
  }
}

describe('a vendor that is down', () => {
  let ids: string[] = []

  test('costs five tries in all; after that its steps wait, and their tries begin anew', async () => {
    ids = await openBreaker()
    const [first] = await waiting(ids[0] ?? '')
    expect(first?.data).toMatchObject({ attempt: 2 })
    const [fifth] = await waiting(ids[4] ?? '')
    const [breaker] = await listOpenBreakers(fixture.sql)
    expect(breaker).toEqual({ vendor: 'inwx', is: 'open', since: expect.any(String), held: 1 })
    expect(fifth?.data).toMatchObject({
      attempt: 1,
      pollCount: 0,
      breakerHolds: 1,
      waitingFor: { vendor: 'inwx', code: 'BREAKER_OPEN', owner: 'vendor', since: breaker?.since },
    })
    expect(fixture.alerts.filter(({ kind }) => kind === 'vendor-down')).toHaveLength(1)
  })

  test('is not called by anybody meanwhile', async () => {
    const before = fixture.calls.length
    const id = await fixture.project('DomainAssigned')
    ids.push(id)
    const events = await fixture.events(id)
    for (let attempt = 0; attempt < 3; attempt += 1) await run(await fixture.claimJob(id))
    expect(fixture.calls.length).toBe(before)
    expect(await fixture.events(id)).toEqual(events)
    expect((await waiting(id)).map(({ data }) => [data.attempt, data.breakerHolds])).toEqual([
      [1, 3],
    ])
  })

  test('is known to be down to every worker of the database', async () => {
    expect(await openBreakerStore(fixture.sql).cachedState('inwx')).toMatchObject({ is: 'open' })
    expect(await openBreakerStore(fixture.sql).cachedState('coolify')).toMatchObject({
      is: 'closed',
    })
  })

  test('gets one probe after a pause, the oldest, and a longer pause when that fails', async () => {
    for (const id of ids.slice(0, 4)) await run(await fixture.claimJob(id))
    expect(await countHeldByBreaker(ids)).toBe(6)
    await resumeHeldJobs(fixture.deps)
    expect(await countHeldByBreaker(ids)).toBe(6)
    fixture.clock.offsetMs += 6000
    await resumeHeldJobs(fixture.deps)
    await resumeHeldJobs(fixture.deps)
    expect(await countHeldByBreaker(ids)).toBe(5)
    const oldest = ids[0] ?? ''
    expect(await isHeldByBreaker(oldest)).toBe(false)
    const before = fixture.calls.length
    await run(await fixture.claimJob(oldest))
    expect(fixture.calls.length).toBeGreaterThan(before)
    expect(await countHeldByBreaker(ids)).toBe(6)
    fixture.clock.offsetMs += 6000
    await resumeHeldJobs(fixture.deps)
    expect(await countHeldByBreaker(ids)).toBe(6)
  })

  test('resumes in batches once a probe succeeds', async () => {
    for (let n = 0; n < 12; n += 1) {
      const id = await fixture.project('DomainAssigned')
      ids.push(id)
      await run(await fixture.claimJob(id))
    }
    fixture.faults.clear()
    fixture.clock.offsetMs += 6000
    await resumeHeldJobs(fixture.deps)
    const probe = ids[1] ?? ''
    expect(await isHeldByBreaker(probe)).toBe(false)
    await run(await fixture.claimJob(probe))
    expect((await lastOf(probe))?.type).toBe('DnsConfigured')
    expect(await countHeldByBreaker(ids)).toBe(17)
    // One that comes by itself meanwhile waits for its turn.
    const early = ids.at(-1) ?? ''
    await run(await fixture.claimJob(early))
    expect(await isHeldByBreaker(early)).toBe(true)
    const left: number[] = []
    for (let second = 0; second < 3; second += 1) {
      await resumeHeldJobs(fixture.deps)
      await resumeHeldJobs(fixture.deps)
      left.push(await countHeldByBreaker(ids))
      fixture.clock.offsetMs += 1000
    }
    expect(left).toEqual([12, 2, 0])
    expect(await listOpenBreakers(fixture.sql)).toEqual([])
    for (const id of ids) if (id !== probe) await run(await fixture.claimJob(id))
    for (const id of ids) expect((await lastOf(id))?.type).toBe('DnsConfigured')
  })

  test('stalls no step, however long it is down: no deadline runs meanwhile', async () => {
    await openBreaker()
    const id = await fixture.project('DomainAssigned')
    await run(await fixture.claimJob(id))
    const before = fixture.clock.offsetMs
    for (const hours of [3, 6]) {
      fixture.clock.offsetMs = before + hours * 3_600_000
      await run(await fixture.claimJob(id))
    }
    expect((await lastOf(id))?.type).toBe('DomainAssigned')
    const [job] = await waiting(id)
    expect(job?.data.heldMs).toBeGreaterThanOrEqual(3 * 3_600_000)
    fixture.clock.offsetMs = before
    await recoverVendor()
  })
})

describe('a vendor that answers', () => {
  const rows = () => fixture.sql`select xmin::text, state from breakers`.then((found) => [...found])

  test('is not down because it slows us down', async () => {
    fixture.faults.add({ vendor: 'inwx', kind: 'rateLimited', times: 12 })
    for (let n = 0; n < 6; n += 1) {
      const id = await fixture.project('DomainAssigned')
      await run(await fixture.claimJob(id))
      expect((await waiting(id))[0]?.data.attempt).toBe(2)
    }
    fixture.faults.clear()
    expect(await listOpenBreakers(fixture.sql)).toEqual([])
  })

  test('costs no write', async () => {
    const before = await rows()
    for (let n = 0; n < 3; n += 1) {
      const id = await fixture.project('DomainAssigned')
      await run(await fixture.claimJob(id))
      expect((await lastOf(id))?.type).toBe('DnsConfigured')
    }
    expect(await rows()).toEqual(before)
  })
})
