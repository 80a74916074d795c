import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { projectStream } from '../../events/streams'
import type { HistoryFilter } from '../../projections/queries/history'
import { listHistory } from '../../projections/queries/history'
import { appendEvents, wholePathWithSlug } from '../support/append-events'
import { copyHistory } from '../support/copied-histories'
import { wholePath } from '../support/project-events'
import { countRowsRead, listPlanNodes, recordPlans } from '../support/statement-plans'
import { openTestStore, type TestStore } from '../support/test-store'

const copies = 1_000
const project = '019906a0-0000-7000-8000-000000000001'
const stream = projectStream(project)

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
  await appendEvents(fixture.store, stream, ...wholePathWithSlug('first-of-all'))
  await copyHistory(fixture.sql, stream, copies)
}, 60_000)
afterAll(() => fixture.close())

/** The driver prepares a statement once; the server may plan it anew after five runs of it. */
const runs = 8

const searches: Record<string, Omit<HistoryFilter, 'limit'>> = {
  'of a project': { project },
  'of a project, the next page of it': { project, before: '15000' },
  'of a project, one stream of it': { project, stream },
  'of a stream': { stream },
  'of a stream, by one actor': { stream, by: 'system:test' },
}

describe(`the oldest history of ${copies + 1}`, () => {
  for (const [name, search] of Object.entries(searches))
    for (const mode of ['auto', 'force_generic_plan'] as const)
      test(`${name} is read by its key: ${mode}`, async () => {
        for (const limit of [5, 51]) {
          const plans = await recordPlans(fixture.url, mode, async (sql) => {
            for (let run = 0; run < runs; run += 1) await listHistory(sql, { ...search, limit })
          })
          expect(plans).toHaveLength(runs)
          for (const nodes of plans.map(listPlanNodes)) {
            const read = nodes.filter((node) => node['Index Name']?.startsWith('emt_messages'))
            expect(read.map((node) => node['Index Cond'] ?? '')).toEqual([
              expect.stringContaining('stream_id = '),
            ])
            expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan')
            for (const node of nodes)
              expect(countRowsRead(node), node['Node Type']).toBeLessThanOrEqual(wholePath.length)
          }
        }
      })
})

test('pages of a history over several streams follow each other without a gap', async () => {
  const { sql, store } = fixture
  const own = '019906a0-0000-7000-8000-000000000002'
  await appendEvents(store, projectStream(own), ...wholePathWithSlug('with-licenses'))
  await sql`insert into licenses (id, project_id, plugin, cycle, net_cents, source, stage, issued_at)
    values (${`${own}-directory`}, ${own}, 'directory', 'monthly', 0, 'order', 'active', now())`
  await copyHistory(sql, stream, 1)
  await sql`update emt_messages set stream_id = ${`license-${own}-directory`}
    where stream_id = (select stream from history order by global_position desc limit 1)`
  const shown: string[] = []
  for (;;) {
    const before = shown.at(-1)
    const page = await listHistory(sql, { project: own, limit: 5, ...(before ? { before } : {}) })
    if (page.length === 0) break
    shown.push(...page.map(({ number }) => number))
  }
  const all = await sql<{ number: string }[]>`select number from history
    where stream in (${projectStream(own)}, ${`license-${own}-directory`})
    order by global_position desc`
  expect(shown).toHaveLength(2 * wholePath.length)
  expect(shown).toEqual(all.map(({ number }) => number))
})
