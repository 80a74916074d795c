import { describe, expect, test } from 'bun:test'
import { createConcurrencyLimit, TooBusy } from '../../src/security/concurrency-limit'
import { openPasswords } from '../../src/security/passwords'

const passwords = openPasswords()

describe('a password', () => {
  test('is kept as argon2id and opens only by itself', async () => {
    const hash = await passwords.hash('vrs-sandbox')
    expect(hash).toStartWith('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(await passwords.verify('vrs-sandbox', hash)).toBe(true)
    expect(await passwords.verify('vrs-Sandbox', hash)).toBe(false)
    expect(await passwords.verify('', hash)).toBe(false)
  })

  test('never opens an account that does not exist', async () => {
    expect(await passwords.verify('vrs-sandbox', undefined)).toBe(false)
  })

  test('that is too long is neither kept nor cut to one that fits', async () => {
    const long = 'a'.repeat(256)
    const hash = await passwords.hash(long)
    expect(await passwords.verify(long, hash)).toBe(true)
    expect(await passwords.verify(`${long}b`, hash)).toBe(false)
    expect(passwords.hash(`${long}b`)).rejects.toThrow('expected a password of 1 to 256')
  })
})

describe('taking turns', () => {
  const gate = () => Promise.withResolvers<void>()

  test('lets only so many work at once, and the others after them', async () => {
    const inTurn = createConcurrencyLimit(2, 10)
    const gates = [gate(), gate(), gate(), gate()]
    const begun: number[] = []
    const all = gates.map(({ promise }, index) =>
      inTurn(async () => {
        begun.push(index)
        await promise
        return index
      }),
    )
    await Bun.sleep(0)
    expect(begun).toEqual([0, 1])
    gates[1]?.resolve()
    await all[1]
    await Bun.sleep(0)
    expect(begun).toEqual([0, 1, 2])
    for (const { resolve } of gates) resolve()
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3])
  })

  test('frees the place of one that failed and turns away what nobody can serve', async () => {
    const inTurn = createConcurrencyLimit(1, 1)
    const { promise, reject } = gate()
    const first = inTurn(() => promise)
    const second = inTurn(async () => 'second')
    expect(inTurn(async () => 'third')).rejects.toThrow(TooBusy)
    reject(new Error('broken'))
    expect(first).rejects.toThrow('broken')
    expect(await second).toBe('second')
    expect(await inTurn(async () => 'fourth')).toBe('fourth')
  })
})
