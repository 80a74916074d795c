import { expect, test } from 'bun:test'
import { shareRead } from '../../../../src/routes/admin/today/shared-read'

const openCountingRead = () => {
  let count = 0
  return {
    read: shareRead(async () => {
      count += 1
      if (count === 3) throw new Error('away')
      return count
    }),
    count: () => count,
  }
}

test('pages that renew themselves share one read, and a page that is opened reads anew', async () => {
  const { read, count } = openCountingRead()
  expect(await Promise.all([read(60_000), read(60_000), read(60_000)])).toEqual([1, 1, 1])
  expect(await read(0)).toBe(2)
  expect(await read(60_000)).toBe(2)
  expect(count()).toBe(2)
})

test('a read that failed is not given to those who come later', async () => {
  const { read } = openCountingRead()
  await read(0)
  await read(0)
  expect(read(0)).rejects.toThrow('away')
  await Bun.sleep(0)
  expect(await read(60_000)).toBe(4)
})
