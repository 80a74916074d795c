import { afterAll, afterEach, expect, test } from 'bun:test'
import {
  type DatabaseMonitor,
  startDatabaseMonitor,
} from '../../../src/store/postgres/database-monitor'
import { openTcpProxy } from '../../faults/tcp-proxy'
import { waitUntil } from '../../support/service-process'
import { startTestDatabase } from '../../support/test-postgres'

const database = await startTestDatabase()
const databaseUrl = new URL(database.url)
const proxy = await openTcpProxy(Number(databaseUrl.port), 'unused')
databaseUrl.port = String(proxy.port)
databaseUrl.hostname = '127.0.0.1'

const monitors: { close(): void }[] = []
afterEach(() => {
  for (const monitor of monitors.splice(0)) monitor.close()
})
afterAll(async () => {
  await proxy.close()
  await database.stop()
})

/** A monitor that looks often, and what it said and did. */
const startMonitor = () => {
  const changes: boolean[] = []
  const found = { destroyed: 0, changes, causes: [] as unknown[] }
  const monitor = startDatabaseMonitor({
    databaseUrl: databaseUrl.href,
    sockets: {
      create: () => {
        throw new Error('expected no socket to be asked for')
      },
      connect: () => {
        throw new Error('expected no socket to be asked for')
      },
      destroyAll: () => {
        found.destroyed += 1
      },
    },
    onChange: ({ isAvailable, cause }) => {
      changes.push(isAvailable)
      found.causes.push(cause)
    },
    pace: { pingIntervalMs: 20, silenceMs: 100 },
  })
  monitors.push(monitor)
  return { monitor, found }
}

const awaitOutage = (monitor: DatabaseMonitor, patienceMs: number) => {
  const { promise: outage, resolve } = Promise.withResolvers<void>()
  return { outage, dispose: monitor.onOutage(patienceMs, resolve) }
}

const isSettled = (promise: Promise<void>) => Bun.peek.status(promise) === 'fulfilled'

test('a database that answers is nobody’s concern', async () => {
  const { monitor, found } = startMonitor()
  const { outage, dispose } = awaitOutage(monitor, 0)
  await Bun.sleep(150)
  expect(isSettled(outage)).toBe(false)
  dispose()
  expect(found).toEqual({ destroyed: 0, changes: [], causes: [] })
})

test('connections that are cut are an outage, told once, until the next answer', async () => {
  const { monitor, found } = startMonitor()
  await Bun.sleep(100)
  const patient = awaitOutage(monitor, 60_000)
  const disposed = awaitOutage(monitor, 0)
  disposed.dispose()
  const due = awaitOutage(monitor, 0)
  proxy.dropConnections()
  await due.outage
  await waitUntil('the database to be available', () => found.changes.length === 2)
  expect(found.changes).toEqual([false, true])
  expect(found.causes[0]).toBeInstanceOf(Error)
  expect(found.causes[1]).toBeUndefined()
  expect(isSettled(patient.outage)).toBe(false)
  expect(isSettled(disposed.outage)).toBe(false)
  patient.dispose()
  // Who was cut off knows it already: only of a silent database nobody hears.
  expect(found.destroyed).toBe(0)
})

test('a silent database loses its sockets, and is met again on a new connection', async () => {
  const { found } = startMonitor()
  await Bun.sleep(100)
  await proxy.freeze(800)
  await waitUntil('the database to be available', () => found.changes.at(-1) === true)
  expect(found.destroyed).toBeGreaterThan(0)
  expect(found.causes[0]).toMatchObject({ code: 'ETIMEDOUT' })
  expect(found.changes).toEqual([false, true])
})
