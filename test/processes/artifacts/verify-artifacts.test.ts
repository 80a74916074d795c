import { afterAll, expect, test } from 'bun:test'
import { pluginStream } from '../../../events/streams'
import {
  ArtifactDamaged,
  ArtifactMissing,
} from '../../../src/integrations/artifacts/artifact-store'
import { scheduledTasks } from '../../../src/processes/all-scheduled-tasks'
import { verifyArtifacts } from '../../../src/processes/artifacts/verify-artifacts'
import { closeEndedAlerts } from '../../../src/store/ledgers/alerts'
import { appendEvents } from '../../support/append-events'
import { pluginVersionPublished } from '../../support/published-plugin'
import { openProcessFixture } from '../support/process-fixture'

const [whole, altered, missing] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
]
const problems = new Map<string, Error>([
  [altered, new ArtifactDamaged(altered, whole)],
  [missing, new ArtifactMissing(missing)],
])
let verified: string[] = []
const fixture = await openProcessFixture({
  artifacts: {
    verify: async (sha256) => {
      verified.push(sha256)
      const problem = problems.get(sha256)
      if (problem) throw problem
    },
  },
  alert: async (kind, subject, detail) => {
    await fixture.sql`insert into alerts ${fixture.sql({ kind, subject, detail })}`
  },
})
afterAll(() => fixture.close())

const { sql, store, deps } = fixture
const verify = async () => {
  verified = []
  await verifyArtifacts(deps, new AbortController().signal)
  return verified
}
const listOpen = async () =>
  (
    await sql<{ subject: string }[]>`select subject from alerts
    where kind = 'artifact-damaged' and closed_at is null order by subject`
  ).map(({ subject }) => subject)
/** As if this had happened so long ago. */
const age = async (interval: string) => {
  await sql`update artifact_checks set checked_at = checked_at - ${interval}::interval`
  await sql`update alerts set at = at - ${interval}::interval`
}

test('an altered or missing archive alerts once, by plugin and version, until it is mended', async () => {
  for (const [name, sha256] of Object.entries({ kontakt: whole, galerie: altered, blog: missing }))
    await appendEvents(store, pluginStream(name), {
      ...pluginVersionPublished,
      data: { ...pluginVersionPublished.data, sha256 },
    })
  expect((await verify()).toSorted()).toEqual([whole, altered, missing])
  expect(await verify()).toEqual([])
  expect(await listOpen()).toEqual(['blog 1.0.0', 'galerie 1.0.0'])
  await age('1 hour')
  expect((await verify()).toSorted()).toEqual([altered, missing])
  await closeEndedAlerts(sql)
  expect(await listOpen()).toEqual(['blog 1.0.0', 'galerie 1.0.0'])
  problems.delete(altered)
  await age('1 hour')
  await verify()
  await closeEndedAlerts(sql)
  await closeEndedAlerts(sql)
  expect(await listOpen()).toEqual(['blog 1.0.0'])
  await age('25 hours')
  expect((await verify()).toSorted()).toEqual([whole, altered, missing])
})

test('the service does so at its start and every hour', async () => {
  const task = scheduledTasks(deps, () => undefined).find(({ name }) => name === 'verify artifacts')
  expect(task).toMatchObject({ atStart: true, everyMs: 3_600_000 })
  verified = []
  await age('25 hours')
  await task?.run(new AbortController().signal)
  expect(verified.toSorted()).toEqual([whole, altered, missing])
})

test('what a storage that cannot be reached holds back is neither a problem nor a check', async () => {
  await age('25 hours')
  problems.set(whole, new Error('503'))
  await expect(verify()).rejects.toThrow('503')
  problems.delete(whole)
  expect(await verify()).toContain(whole)
  expect(await listOpen()).toEqual(['blog 1.0.0'])
})
