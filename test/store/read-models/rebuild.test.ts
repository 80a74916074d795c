import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { projectStream, serverStream } from '../../../events/streams'
import { upcasts } from '../../../events/upcast'
import { projections } from '../../../projections/all'
import { createStatement } from '../../../src/store/postgres/statement'
import {
  compareReadModels,
  rebuildReadModels,
} from '../../../src/store/read-models/rebuild-read-models'
import { appendEvents, digestTables, orderWithSlug, testContext } from '../../support/append-events'
import {
  noon,
  paymentArrivedLate,
  projectId,
  serverAssigned,
  wholePath,
} from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'
import { eventHistories as firstHistories, serverAdded } from './event-histories'
import { laterHistories } from './later-histories'

const eventHistories = [...firstHistories, ...laterHistories]

let fixture: TestStore
const readDigests = () => digestTables(fixture.sql, projections)

beforeAll(async () => {
  fixture = await openTestStore()
  for (const [stream, ...events] of eventHistories)
    await appendEvents(fixture.store, stream, ...events)
}, 30_000)
beforeEach(() => rebuildReadModels(fixture.sql, projections))
afterAll(() => fixture.close())

describe('a rebuild', () => {
  test('makes every row again, byte for byte', async () => {
    const before = await readDigests()
    expect(Object.values(before).filter((digest) => digest.startsWith('0 '))).toEqual([])
    for (const { table } of projections) await fixture.sql`truncate ${fixture.sql(table)}`
    const { events, rows, seconds } = await rebuildReadModels(fixture.sql, projections)
    expect(await readDigests()).toEqual(before)
    expect(events).toBe(eventHistories.reduce((sum, [, ...some]) => sum + some.length, 0))
    expect(rows).toBe(
      Object.values(before).reduce((sum, digest) => sum + Number.parseInt(digest, 10), 0),
    )
    expect(seconds).toBeGreaterThan(0)
  })

  test('finds nothing to change in what the store has written', async () => {
    const before = await readDigests()
    expect((await rebuildReadModels(fixture.sql, projections)).differences).toEqual([])
    expect(await readDigests()).toEqual(before)
  })

  test('corrects what is wrong and says how much it was; a comparison only says it', async () => {
    const before = await readDigests()
    await fixture.sql`update projects set name = 'wrong' where id = ${projectId}`
    await fixture.sql`delete from payments where project_id = ${projectId}`
    await fixture.sql`insert into taken_names values ('slug', 'ghost', 'project-ghost')`
    await fixture.sql`update plugin_versions set yanked_because = null, depends_on = '{}'
      where version = '1.0.0'`
    const wrong = await readDigests()
    const { differences } = await compareReadModels(fixture.sql, projections)
    expect(differences).toEqual([
      { table: 'taken_names', surplus: 1, missing: 0 },
      { table: 'projects', surplus: 1, missing: 1 },
      { table: 'payments', surplus: 0, missing: 2 },
      { table: 'plugin_versions', surplus: 1, missing: 1 },
    ])
    expect(await readDigests()).toEqual(wrong)
    expect((await rebuildReadModels(fixture.sql, projections)).differences).toEqual(differences)
    expect(await readDigests()).toEqual(before)
  })

  test('keeps the tables themselves: views, indexes, grants', async () => {
    await fixture.sql`create view names as select id, name from projects`
    await fixture.sql`create role reading`
    await fixture.sql`grant select on projects to reading`
    await fixture.sql`update projects set name = 'wrong'`
    await rebuildReadModels(fixture.sql, projections)
    const [row] = await fixture.sql`select name from names where id = ${projectId}`
    expect(row?.name).toBe('Steuerberater Köln')
    const [granted] = await fixture.sql`
      select has_table_privilege('reading', 'projects', 'select') as may`
    expect(granted?.may).toBe(true)
    await fixture.sql`drop view names`
    await fixture.sql`revoke all on projects from reading`
    await fixture.sql`drop role reading`
  })

  test('shows old shapes in their new one', async () => {
    const known = {
      ...upcasts,
      ProjectOrdered: (data: Record<string, unknown>) => ({ ...data, name: 'Upcast' }),
    }
    await rebuildReadModels(fixture.sql, projections, known)
    // Imported projects were never ordered.
    const names = await fixture.sql`
      select distinct name from projects where order_number not like 'v-flask-%'`
    expect(names.map(({ name }) => name)).toEqual(['Upcast'])
  })

  test('reports a projection whose rows meet each other, and leaves everything as it was', async () => {
    const before = await readDigests()
    const [plugins] = projections.filter(({ table }) => table === 'plugins')
    if (!plugins) throw new Error('expected the projection of plugins')
    const colliding = {
      ...plugins,
      changes: (event: RecordedEvent) =>
        event.type === 'ServerAdded' || event.type === 'PluginListed'
          ? [
              {
                put: {
                  name: 'kontakt',
                  display_name: '',
                  category: '',
                  phase: '',
                  has_trial: true,
                  position: 0,
                  is_featured: false,
                  listed_at: noon,
                },
              },
            ]
          : [],
    }
    await fixture.sql`truncate plugins`
    const failed = rebuildReadModels(fixture.sql, [colliding]).catch((error: unknown) => error)
    expect(await failed).toMatchObject({ code: '23505' })
    await rebuildReadModels(fixture.sql, projections)
    expect(await readDigests()).toEqual(before)
  })
})

test('a rebuild is given up at the first error that is no conflict of locks', async () => {
  await fixture.sql`create sequence attempts`
  await fixture.sql.unsafe(`create function refuse_row() returns trigger language plpgsql as
    $$ begin perform nextval('attempts'); raise exception 'refused' using errcode = 'P0001'; end $$`)
  await fixture.sql`delete from payments`
  await fixture.sql`create trigger refuse_row before insert on payments
    for each row execute function refuse_row()`
  const outcome = rebuildReadModels(fixture.sql, projections).catch((error: unknown) => error)
  expect(await outcome).toMatchObject({ code: 'P0001' })
  const [tries] = await fixture.sql`select last_value::int as count from attempts`
  expect(tries?.count).toBe(1)
  await fixture.sql`drop trigger refuse_row on payments`
  await fixture.sql`drop function refuse_row`
  await fixture.sql`drop sequence attempts`
})

describe('a rebuild beside 8 writers', () => {
  test('loses nothing that is appended while it runs', async () => {
    let running = true
    let appended = 0
    const write = async (writer: number) => {
      for (let index = 0; running; index += 1) {
        const stream = projectStream(`w-${writer}-${Math.floor(index / 20)}-${Bun.randomUUIDv7()}`)
        const slug = `w-${writer}-${index}-${appended}`
        await appendEvents(fixture.store, stream, orderWithSlug(slug))
        await appendEvents(fixture.store, stream, ...wholePath.slice(1))
        await appendEvents(fixture.store, projectStream('stalled'), paymentArrivedLate).catch(
          () => undefined,
        )
        appended += wholePath.length
      }
    }
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer))
    const counts: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const before = appended
      expect((await rebuildReadModels(fixture.sql, projections)).differences).toEqual([])
      counts.push(appended - before)
    }
    running = false
    await Promise.all(writers)
    expect(Math.max(...counts)).toBeGreaterThan(0)
    const written = await readDigests()
    expect((await compareReadModels(fixture.sql, projections)).differences).toEqual([])
    for (const { table } of projections) await fixture.sql`truncate ${fixture.sql(table)}`
    await rebuildReadModels(fixture.sql, projections)
    expect(await readDigests()).toEqual(written)
  }, 60_000)

  test('steps back for an append that holds a row which it must correct', async () => {
    const id = Bun.randomUUIDv7()
    const another = { ...serverAdded, data: { ...serverAdded.data, coolifyUuid: id } }
    await appendEvents(fixture.store, serverStream(id), another)
    await fixture.sql`update servers set name = 'wrong' where id = ${id}`
    const project = Bun.randomUUIDv7()
    const slow = fixture.store.commit(testContext, () => ({
      locks: [
        createStatement('select lock_free_server_slot($1)', [id]),
        createStatement('select pg_sleep(0.3)', []),
      ],
      appends: [{ stream: projectStream(project), expectedVersion: 0, events: [serverAssigned] }],
    }))
    await Bun.sleep(50)
    await Promise.all([slow, rebuildReadModels(fixture.sql, projections)])
    const [row] = await fixture.sql`select name from servers where id = ${id}`
    expect(row?.name).toBe('s\t1\\N "x"')
    const slots = await fixture.sql`select 1 from server_slots where project_id = ${project}`
    expect(slots).toHaveLength(1)
  })
})
