import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openAlone } from '../../../src/store/postgres/advisory-lock'
import { startPostgres } from '../../support/test-postgres'

let database: Awaited<ReturnType<typeof startPostgres>>
let one: ReturnType<typeof openAlone>
let other: ReturnType<typeof openAlone>
beforeAll(async () => {
  database = await startPostgres()
  one = openAlone(database.url)
  other = openAlone(database.url)
}, 30_000)
afterAll(async () => {
  await one.close()
  await other.close()
  await database.stop()
})

const never = async () => {
  throw new Error('expected not to be let in')
}

test('whoever is at it keeps others of the same and of other processes out', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const begun = Promise.withResolvers<void>()
  const working = one.alone('deploy 1', () => {
    begun.resolve()
    return promise
  })
  await begun.promise
  expect(await other.alone('deploy 1', never)).toBe('taken')
  expect(await one.alone('deploy 1', never)).toBe('taken')
  expect(await one.alone('deploy 2', async () => 2)).toEqual({ done: 2 })
  resolve('done')
  expect(await working).toEqual({ done: 'done' })
  expect(await other.alone('deploy 1', async () => 3)).toEqual({ done: 3 })
})

test('who fails or dies lets others in', async () => {
  const failed = one.alone('deploy 3', async () => Promise.reject(new Error('gone')))
  expect(await failed.catch(String)).toBe('Error: gone')
  expect(await other.alone('deploy 3', async () => 3)).toEqual({ done: 3 })
  const dying = openAlone(database.url)
  const begun = Promise.withResolvers<void>()
  void dying.alone('deploy 4', () => {
    begun.resolve()
    return new Promise(() => undefined)
  })
  await begun.promise
  expect(await other.alone('deploy 4', never)).toBe('taken')
  await dying.close()
  while ((await other.alone('deploy 4', async () => 4)) === 'taken') await Bun.sleep(1)
}, 10_000)
