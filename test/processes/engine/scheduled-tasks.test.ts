import { afterAll, expect, test } from 'bun:test'
import { checkFence } from '../../../src/integrations/call-context'
import type { ScheduledTask } from '../../../src/processes/engine/scheduled-tasks'
import { startScheduledTasks } from '../../../src/processes/engine/scheduled-tasks'
import { openAdvisoryLock } from '../../../src/store/postgres/advisory-lock'
import { openReadPool } from '../../../src/store/postgres/read-pool'
import { startTestDatabase } from '../../support/test-postgres'

const database = await startTestDatabase()
const first = openAdvisoryLock(database.url)
const second = openAdvisoryLock(database.url)
const sql = openReadPool(database.url, { max: 1 })
afterAll(async () => {
  await first.close()
  await second.close()
  await sql.end()
  await database.stop()
})

const failOnError = (error: unknown) => {
  throw error
}

const loseLocks = () => sql`
  select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`

/** A task whose runs last until they are released. */
const createSlowTask = (name: string, extra: Partial<ScheduledTask> = {}) => {
  const releases: (() => void)[] = []
  const signals: AbortSignal[] = []
  let onStart: () => void = () => undefined
  const task: ScheduledTask = {
    name,
    everyMs: 5,
    run: (signal) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      releases.push(resolve)
      signals.push(signal)
      onStart()
      return promise
    },
    ...extra,
  }
  /** Resolves once so many runs have waitForRuns. */
  const waitForRuns = (count: number) =>
    new Promise<void>((resolve) => {
      onStart = () => {
        if (releases.length >= count) resolve()
      }
      onStart()
    })
  return { task, releases, signals, waitForRuns }
}

test('a run that still goes on is never joined by another, here or in another process', async () => {
  const slow = createSlowTask('slow')
  const ticks = createSlowTask('ticks', { run: async () => undefined })
  let ticked = 0
  const enoughTicks = Promise.withResolvers<void>()
  const ticking: ScheduledTask = {
    ...ticks.task,
    run: async () => {
      ticked += 1
      if (ticked === 5) enoughTicks.resolve()
    },
  }
  const workers = [first, second].map(({ withAdvisoryLock }) =>
    startScheduledTasks([slow.task, ticking], { withAdvisoryLock, onError: failOnError }),
  )
  await slow.waitForRuns(1)
  await enoughTicks.promise
  expect(slow.releases).toHaveLength(1)
  slow.releases[0]?.()
  await slow.waitForRuns(2)
  expect(slow.releases).toHaveLength(2)
  for (const release of slow.releases) release()
  const stopped = workers.map((worker) => worker.stop())
  for (const release of slow.releases) release()
  await Promise.all(stopped)
})

test('a run whose lock is lost may begin nothing more, and another process goes on', async () => {
  const errors: unknown[] = []
  const [lost, successor] = [createSlowTask('lost'), createSlowTask('lost')]
  const fences: Promise<string>[] = []
  const onAbort = Promise.withResolvers<void>()
  const stopsAtFence: ScheduledTask = {
    ...lost.task,
    run: async (signal) => {
      signal.addEventListener('abort', () => onAbort.resolve())
      fences.push(checkFence().then(() => 'passed'))
      await lost.task.run(signal)
      await checkFence()
    },
  }
  const worker = startScheduledTasks([stopsAtFence], {
    withAdvisoryLock: first.withAdvisoryLock,
    onError: (error) => errors.push(error),
  })
  await lost.waitForRuns(1)
  expect(await fences[0]).toBe('passed')
  await loseLocks()
  await onAbort.promise
  const other = startScheduledTasks([successor.task], {
    withAdvisoryLock: second.withAdvisoryLock,
    onError: () => undefined,
  })
  await successor.waitForRuns(1)
  expect(successor.signals[0]?.aborted).toBe(false)
  lost.releases[0]?.()
  await Promise.all([
    worker.stop(),
    other.stop(),
    ...successor.releases.map((release) => release()),
  ])
  expect(lost.signals[0]?.reason).toEqual(
    new Error('the connection that held the lock "scheduled task lost" was lost'),
  )
})

test('stopping ends the runs through their signal, waits for them, and begins none', async () => {
  const slow = createSlowTask('stopped', { atStart: true, everyMs: 60_000 })
  const worker = startScheduledTasks([slow.task], {
    withAdvisoryLock: first.withAdvisoryLock,
    onError: failOnError,
  })
  await slow.waitForRuns(1)
  let isStopped = false
  const stopping = worker.stop().then(() => {
    isStopped = true
  })
  expect(slow.signals[0]?.aborted).toBe(true)
  await second.withAdvisoryLock('scheduled task stopped', async () => undefined)
  expect(isStopped).toBe(false)
  slow.releases[0]?.()
  await stopping
  expect(slow.releases).toHaveLength(1)
})

test('what a run throws is reported, and the next run comes all the same', async () => {
  const errors: unknown[] = []
  const enough = Promise.withResolvers<void>()
  const failure = new Error('no answer')
  const worker = startScheduledTasks(
    [
      {
        name: 'failing',
        everyMs: 2,
        run: async () => {
          throw failure
        },
      },
    ],
    {
      withAdvisoryLock: first.withAdvisoryLock,
      onError: (error) => {
        errors.push(error)
        if (errors.length === 2) enough.resolve()
      },
    },
  )
  await enough.promise
  await worker.stop()
  expect(errors.slice(0, 2)).toEqual([failure, failure])
})
