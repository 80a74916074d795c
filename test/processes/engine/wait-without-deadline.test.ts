import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { StepId } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { Process, Step, Tools } from '../../../src/processes/engine/process'
import { later, patiently } from '../../../src/processes/engine/process'
import { sweep } from '../../../src/processes/engine/sweep-stuck-work'
import { happen } from '../../support/append-events'
import { resumed } from '../../support/project-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())

const doing = (table: Process['table'], inVain: Process['inVain'] = 'stall'): Process => ({
  queue: 'provisioning',
  inVain,
  table,
})

test('a step whose result others need looks on after its deadline, and its next one begins then', async () => {
  const id = await place.project('DomainAssigned')
  const looks: number[] = []
  const step: Step = {
    id: 'dns',
    deadlineMinutes: 30,
    run: async ({ look }) => {
      looks.push(look)
      return later(1, { code: 'REMOVING', owner: 'us' })
    },
  }
  const insisting = doing({ DomainAssigned: step }, 'insist')
  place.clock.ahead = 31 * 60_000
  for (let runs = 0; runs < 4; runs += 1) await place.run(insisting, await place.take(id))
  place.clock.ahead = 0
  expect(looks).toEqual([0, 1, 2, 3])
  expect(place.alerts.filter(({ subject }) => subject === id)).toHaveLength(1)
})

test('a step that waits for ever keeps since when', async () => {
  const id = await place.project('DomainAssigned')
  const step: Step = { id: 'dns', run: async () => patiently(1, { code: 'X', owner: 'us' }) }
  const began = (await place.events(id)).at(-1)?.at
  for (let runs = 0; runs < 2; runs += 1) {
    await place.run(doing({ DomainAssigned: step }), await place.take(id))
    const [job] = (await place.jobs(id)).filter(({ state }) => state === 'created')
    expect(job?.data.waitingFor?.since).toBe(began)
    place.clock.ahead += 60_000
  }
  place.clock.ahead = 0
})

const welcomesAfter = async (step: StepId) => {
  const id = await place.project('ProjectWentLive')
  const taken = await place.take(id)
  await happen(place.store, projectStream(id), resumed(step, taken.data.eventId))
  let runs = 0
  const welcome: Step = {
    id: 'live',
    run: async () => {
      runs += 1
      return undefined
    },
  }
  await place.run(doing({ ProjectWentLive: welcome }), taken)
  return runs
}

test('a customer is welcomed though her site is deployed again meanwhile', async () => {
  expect(await welcomesAfter('deployment')).toBe(1)
})

test('a welcome that is done anew is not done twice', async () => {
  expect(await welcomesAfter('live')).toBe(0)
})

test('a project is swept up though another one cannot be', async () => {
  await place.sql`update projects set archived_at = now() where archived_at is null`
  const [broken, id] = [
    await place.project('DomainAssigned'),
    await place.project('DomainAssigned'),
  ]
  await place.sql`delete from pgboss.job where state < 'completed'`
  await place.sql`update projects set changed_at = now() - interval '11 seconds'`
  const store: Tools['store'] = {
    ...place.store,
    read: async (stream, ...more) => {
      if (stream === projectStream(broken)) throw new TypeError('x is undefined')
      return place.store.read(stream, ...more)
    },
  }
  const told = await sweep({ ...place.tools, store }).catch(String)
  expect(told).toBe('TypeError: x is undefined')
  expect((await place.jobs(id)).filter(({ state }) => state === 'created')).toHaveLength(1)
})
