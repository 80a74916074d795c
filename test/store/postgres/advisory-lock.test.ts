import { afterAll, expect, test } from 'bun:test'
import { openAdvisoryLock } from '../../../src/store/postgres/advisory-lock'
import { startTestDatabase } from '../../support/test-postgres'

const database = await startTestDatabase()
const firstLock = openAdvisoryLock(database.url)
const secondLock = openAdvisoryLock(database.url)
afterAll(async () => {
  await firstLock.close()
  await secondLock.close()
  await database.stop()
})

const failIfCalled = async () => {
  throw new Error('expected not to be let in')
}

test('whoever is at it keeps others of the same and of other processes out', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const begun = Promise.withResolvers<void>()
  const working = firstLock.withAdvisoryLock('deploy 1', () => {
    begun.resolve()
    return promise
  })
  await begun.promise
  expect(await secondLock.withAdvisoryLock('deploy 1', failIfCalled)).toBe('locked')
  expect(await firstLock.withAdvisoryLock('deploy 1', failIfCalled)).toBe('locked')
  expect(await firstLock.withAdvisoryLock('deploy 2', async () => 2)).toEqual({ done: 2 })
  resolve('done')
  expect(await working).toEqual({ done: 'done' })
  expect(await secondLock.withAdvisoryLock('deploy 1', async () => 3)).toEqual({ done: 3 })
})

test('who fails or dies lets others in', async () => {
  const failed = firstLock.withAdvisoryLock('deploy 3', async () =>
    Promise.reject(new Error('gone')),
  )
  expect(await failed.catch(String)).toBe('Error: gone')
  expect(await secondLock.withAdvisoryLock('deploy 3', async () => 3)).toEqual({ done: 3 })
  const dying = openAdvisoryLock(database.url)
  const begun = Promise.withResolvers<void>()
  void dying.withAdvisoryLock('deploy 4', () => {
    begun.resolve()
    return new Promise(() => undefined)
  })
  await begun.promise
  expect(await secondLock.withAdvisoryLock('deploy 4', failIfCalled)).toBe('locked')
  await dying.close()
  while ((await secondLock.withAdvisoryLock('deploy 4', async () => 4)) === 'locked')
    await Bun.sleep(1)
}, 10_000)

test('work that takes longer than connections of a pool are kept idle keeps its lock', async () => {
  const held = await firstLock.withAdvisoryLock('deploy 5', async (signal) => {
    // The driver counts idle times in whole seconds.
    await Bun.sleep(1200)
    return {
      isLost: signal.aborted,
      other: await secondLock.withAdvisoryLock('deploy 5', failIfCalled),
    }
  })
  expect(held).toEqual({ done: { isLost: false, other: 'locked' } })
})
