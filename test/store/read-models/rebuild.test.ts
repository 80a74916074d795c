import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { Happened } from '../../../events'
import { projectStream, serverStream } from '../../../events/streams'
import { upcasts } from '../../../events/upcast'
import { projections } from '../../../projections/all'
import { statement } from '../../../src/store/postgres/statement'
import { compare, rebuild } from '../../../src/store/read-models/rebuild-read-models'
import { context, digests, happen, orderedAs } from '../../support/append-events'
import { late, noon, projectId, serverAssigned, wholePath } from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'
import { everything, server } from './event-histories'

let place: TestStore
const now = () => digests(place.sql, projections)

beforeAll(async () => {
  place = await openTestStore()
  for (const [stream, ...events] of everything) await happen(place.store, stream, ...events)
}, 30_000)
beforeEach(() => rebuild(place.sql, projections))
afterAll(() => place.close())

describe('a rebuild', () => {
  test('makes every row again, byte for byte', async () => {
    const before = await now()
    expect(Object.values(before).filter((digest) => digest.startsWith('0 '))).toEqual([])
    for (const { table } of projections) await place.sql`truncate ${place.sql(table)}`
    const { events, rows, seconds } = await rebuild(place.sql, projections)
    expect(await now()).toEqual(before)
    expect(events).toBe(everything.reduce((sum, [, ...some]) => sum + some.length, 0))
    expect(rows).toBe(
      Object.values(before).reduce((sum, digest) => sum + Number.parseInt(digest, 10), 0),
    )
    expect(seconds).toBeGreaterThan(0)
  })

  test('finds nothing to change in what the store has written', async () => {
    const before = await now()
    expect((await rebuild(place.sql, projections)).differences).toEqual([])
    expect(await now()).toEqual(before)
  })

  test('corrects what is wrong and says how much it was; a comparison only says it', async () => {
    const before = await now()
    await place.sql`update projects set name = 'wrong' where id = ${projectId}`
    await place.sql`delete from payments where project_id = ${projectId}`
    await place.sql`insert into taken_names values ('slug', 'ghost', 'project-ghost')`
    await place.sql`update plugin_versions set yanked_because = null, depends_on = '{}'
      where version = '1.0.0'`
    const wrong = await now()
    const { differences } = await compare(place.sql, projections)
    expect(differences).toEqual([
      { table: 'taken_names', surplus: 1, missing: 0 },
      { table: 'projects', surplus: 1, missing: 1 },
      { table: 'payments', surplus: 0, missing: 2 },
      { table: 'plugin_versions', surplus: 1, missing: 1 },
    ])
    expect(await now()).toEqual(wrong)
    expect((await rebuild(place.sql, projections)).differences).toEqual(differences)
    expect(await now()).toEqual(before)
  })

  test('keeps the tables themselves: views, indexes, grants', async () => {
    await place.sql`create view names as select id, name from projects`
    await place.sql`create role reading`
    await place.sql`grant select on projects to reading`
    await place.sql`update projects set name = 'wrong'`
    await rebuild(place.sql, projections)
    const [seen] = await place.sql`select name from names where id = ${projectId}`
    expect(seen?.name).toBe('Steuerberater Köln')
    const [granted] = await place.sql`
      select has_table_privilege('reading', 'projects', 'select') as may`
    expect(granted?.may).toBe(true)
    await place.sql`drop view names`
    await place.sql`revoke all on projects from reading`
    await place.sql`drop role reading`
  })

  test('shows old shapes in their new one', async () => {
    const known = {
      ...upcasts,
      ProjectOrdered: (data: Record<string, unknown>) => ({ ...data, name: 'Upcast' }),
    }
    await rebuild(place.sql, projections, known)
    const names = await place.sql`select distinct name from projects`
    expect(names.map(({ name }) => name)).toEqual(['Upcast'])
  })

  test('reports a projection whose rows meet each other, and leaves everything as it was', async () => {
    const before = await now()
    const [plugins] = projections.filter(({ table }) => table === 'plugins')
    if (!plugins) throw new Error('expected the projection of plugins')
    const colliding = {
      ...plugins,
      changes: (event: Happened) =>
        event.type === 'ServerAdded' || event.type === 'PluginListed'
          ? [
              {
                put: {
                  name: 'kontakt',
                  display_name: '',
                  category: '',
                  phase: '',
                  fields: {},
                  listed_at: noon,
                },
              },
            ]
          : [],
    }
    await place.sql`truncate plugins`
    const failed = rebuild(place.sql, [colliding]).catch((error: unknown) => error)
    expect(await failed).toMatchObject({ code: '23505' })
    await rebuild(place.sql, projections)
    expect(await now()).toEqual(before)
  })
})

describe('a rebuild beside 8 writers', () => {
  test('loses nothing that is appended while it runs', async () => {
    let running = true
    let appended = 0
    const write = async (writer: number) => {
      for (let index = 0; running; index += 1) {
        const stream = projectStream(`w-${writer}-${Math.floor(index / 20)}-${Bun.randomUUIDv7()}`)
        const slug = `w-${writer}-${index}-${appended}`
        await happen(place.store, stream, orderedAs(slug))
        await happen(place.store, stream, ...wholePath.slice(1))
        await happen(place.store, projectStream('stalled'), late).catch(() => undefined)
        appended += wholePath.length
      }
    }
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer))
    const counts: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const before = appended
      expect((await rebuild(place.sql, projections)).differences).toEqual([])
      counts.push(appended - before)
    }
    running = false
    await Promise.all(writers)
    expect(Math.max(...counts)).toBeGreaterThan(0)
    const written = await now()
    expect((await compare(place.sql, projections)).differences).toEqual([])
    for (const { table } of projections) await place.sql`truncate ${place.sql(table)}`
    await rebuild(place.sql, projections)
    expect(await now()).toEqual(written)
  }, 60_000)

  test('steps back for an append that holds a row which it must correct', async () => {
    const id = Bun.randomUUIDv7()
    const another = { ...server, data: { ...server.data, coolifyUuid: id } }
    await happen(place.store, serverStream(id), another)
    await place.sql`update servers set name = 'wrong' where id = ${id}`
    const project = Bun.randomUUIDv7()
    const slow = place.store.act(context, () => ({
      guards: [
        statement('select take_server_slot($1)', [id]),
        statement('select pg_sleep(0.3)', []),
      ],
      grows: [{ stream: projectStream(project), at: 0, events: [serverAssigned] }],
    }))
    await Bun.sleep(50)
    await Promise.all([slow, rebuild(place.sql, projections)])
    const [row] = await place.sql`select name from servers where id = ${id}`
    expect(row?.name).toBe('s\t1\\N "x"')
    const slots = await place.sql`select 1 from server_slots where project_id = ${project}`
    expect(slots).toHaveLength(1)
  })
})
