import { afterAll, describe, expect, test } from 'bun:test'
import { licenseStream, projectStream, serverStream } from '../../../events/streams'
import { projections } from '../../../projections/all'
import type { LicenseCommand } from '../../../src/domain/license/decide-license'
import { decideLicense } from '../../../src/domain/license/decide-license'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import { createStatement } from '../../../src/store/postgres/statement'
import { compareReadModels } from '../../../src/store/read-models/rebuild-read-models'
import {
  appendEvents,
  orderWithSlug,
  readErrorCode,
  testContext,
} from '../../support/append-events'
import { noon, projectId, serverAssigned } from '../../support/project-events'
import { openTestStore } from '../../support/test-store'

const fixture = await openTestStore()
afterAll(() => fixture.close())

const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

/** How often each outcome came: `ok`, or the code of the error. */
const outcomes = async (count: number, act: (index: number) => Promise<unknown>) => {
  const all = await times(count, (index) => act(index).then(() => 'ok', readErrorCode))
  return Object.fromEntries([...Map.groupBy(all, String)].map(([one, some]) => [one, some.length]))
}

test('64 parallel issues of one license store one', async () => {
  const stream = licenseStream(projectId, 'kontakt')
  const handleCommand = createCommandHandler<LicenseCommand>(
    fixture.store,
    () => stream,
    (_, command, events) => decideLicense(command, events),
  )
  const data = {
    projectId,
    plugin: 'kontakt',
    cycle: 'monthly' as const,
    netCents: 2900,
    source: 'order' as const,
    paidUntil: noon,
  }
  const results = await times(64, () =>
    handleCommand(testContext, '', { type: 'IssueLicense', data }),
  )
  expect(results.filter((events) => events.length > 0)).toHaveLength(1)
  expect((await fixture.store.read(stream)).events.map(({ type }) => type)).toEqual([
    'LicenseIssued',
  ])
  expect(await fixture.sql`select id from licenses`).toHaveLength(1)
})

test('32 parallel orders of one slug: one has it, and nothing is left of the others', async () => {
  const ids = Array.from({ length: 32 }, () => Bun.randomUUIDv7())
  const order = (index: number) =>
    appendEvents(fixture.store, projectStream(ids[index] ?? ''), orderWithSlug('steuerberater'))
  expect(await outcomes(32, order)).toEqual({ ok: 1, SLUG_TAKEN: 31 })
  const [winner, ...others] =
    await fixture.sql`select id from projects where slug = 'steuerberater'`
  expect(others).toEqual([])
  const streams = await fixture.sql`select stream_id from emt_streams
    where stream_id = any(${ids.map(projectStream)})`
  expect(streams.map(({ streamId }) => streamId)).toEqual([projectStream(winner?.id)])
})

describe('a server', () => {
  const { ipv4 } = serverAssigned.data
  const addServer = async (capacity: number) => {
    const serverId = Bun.randomUUIDv7()
    const added = { name: 'server-1', ipv4, coolifyUuid: serverId, capacity }
    await appendEvents(fixture.store, serverStream(serverId), { type: 'ServerAdded', data: added })
    return serverId
  }
  const assign = (serverId: string) => {
    const event = { ...serverAssigned, data: { ...serverAssigned.data, serverId } }
    return fixture.store.commit(testContext, () => ({
      locks: [createStatement('select lock_free_server_slot($1)', [serverId])],
      appends: [{ stream: projectStream(Bun.randomUUIDv7()), expectedVersion: 0, events: [event] }],
    }))
  }

  test('with five places is never given away a sixth time', async () => {
    const serverId = await addServer(5)
    expect(await outcomes(40, () => assign(serverId))).toEqual({ ok: 5, VRS01: 35 })
    const slots = await fixture.sql`select 1 from server_slots where server_id = ${serverId}`
    expect(slots).toHaveLength(5)
  })

  test('that takes nobody new has no place', async () => {
    const serverId = await addServer(5)
    await appendEvents(fixture.store, serverStream(serverId), {
      type: 'ServerClosedToNew',
      data: {},
    })
    expect(await assign(serverId).catch(readErrorCode)).toBe('VRS01')
    await appendEvents(fixture.store, serverStream(serverId), {
      type: 'ServerOpenedToNew',
      data: {},
    })
    expect(await assign(serverId)).toHaveLength(1)
  })
})

describe('16 writers with 200 appends each', () => {
  const [writers, appends, projects] = [16, 200, 24]
  const ids = Array.from({ length: projects }, () => Bun.randomUUIDv7())
  const streams = ids.map(projectStream)

  /** A writer goes on until its append was acknowledged. */
  const append = async (stream: string, paymentRef: string): Promise<void> => {
    const data = { amountCents: 1, currency: 'EUR', paymentRef }
    try {
      await appendEvents(fixture.store, stream, { type: 'PaymentArrivedLate', data })
    } catch (error) {
      if (readErrorCode(error) !== '40001') throw error
      await append(stream, paymentRef)
    }
  }

  const write = async (writer: number) => {
    for (let index = 0; index < appends; index += 1)
      await append(streams[(writer * 7 + index) % projects] ?? '', `${writer}-${index}`)
  }

  test('lose nothing, double nothing, and the read model is what a replay makes', async () => {
    await times(projects, (index) =>
      appendEvents(fixture.store, streams[index] ?? '', orderWithSlug(`writers-${index}`)),
    )
    await times(writers, write)
    const read = await Promise.all(streams.map((stream) => fixture.store.read(stream)))
    const events = read.flatMap((stream) => stream.events)
    const refs = events.flatMap(({ type, data }) =>
      type === 'PaymentArrivedLate' ? [data.paymentRef] : [],
    )
    expect(refs).toHaveLength(writers * appends)
    expect(new Set(refs).size).toBe(writers * appends)
    for (const stream of read)
      expect(stream.events.map(({ position }) => position)).toEqual(
        stream.events.map((_, index) => index + 1),
      )
    const heads = await fixture.sql<{ stream: string; at: number }[]>`
      select stream_id as stream, stream_position::int as at from emt_streams
      where stream_id = any(${streams})`
    const headOf = new Map(heads.map(({ stream, at }) => [stream, at]))
    expect(streams.map((stream) => headOf.get(stream))).toEqual(read.map(({ version }) => version))
    const rows = await fixture.sql`select 1 from payments where project_id = any(${ids})`
    expect(rows).toHaveLength(writers * appends)
    expect((await compareReadModels(fixture.sql, projections)).differences).toEqual([])
  }, 60_000)
})
