import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createStatement } from '../../../src/store/postgres/statement'
import { inTransaction, openWritePool } from '../../../src/store/postgres/write-pool'
import { startTestDatabase } from '../../support/test-postgres'

let database: Awaited<ReturnType<typeof startTestDatabase>>
beforeAll(async () => {
  database = await startTestDatabase()
}, 30_000)
afterAll(() => database.stop())

test('a lost connection is reported once, and the next statement has another one', async () => {
  const lost: string[] = []
  const reported = Promise.withResolvers<void>()
  const onConnectionError = ({ message }: Error) => {
    lost.push(message)
    reported.resolve()
  }
  const pool = openWritePool(database.url, { max: 1, onConnectionError })
  const other = openWritePool(database.url, { max: 1, onConnectionError: () => undefined })
  try {
    const { rows } = await pool.query('select pg_backend_pid() as pid')
    await other.query('select pg_terminate_backend($1)', [rows[0].pid])
    await reported.promise
    await inTransaction(pool, [createStatement('select 1', [])])
    expect(lost).toEqual(['terminating connection due to administrator command'])
  } finally {
    await Promise.all([pool.end(), other.end()])
  }
})

test('a connection that is cut while the pool closes is no loss', async () => {
  const lost: string[] = []
  const pool = openWritePool(database.url, {
    max: 1,
    onConnectionError: ({ message }) => void lost.push(message),
  })
  const client = await pool.connect()
  client.release()
  client.emit('error', new Error('while it is open'))
  const ended = pool.end()
  client.emit('error', new Error('while it closes'))
  await ended
  expect(lost).toEqual(['while it is open'])
})
