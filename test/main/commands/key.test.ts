import { afterAll, expect, spyOn, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { readConfig } from '../../../src/config'
import { runKeyCommand } from '../../../src/main/commands/key'
import type { CoreServices } from '../../../src/main/open-core-services'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openTestStore } from '../../support/test-store'

const fixture = await openTestStore()
afterAll(() => fixture.close())
await fixture.sql`delete from signing_keys`
const keys = openSigningKeys({ sql: fixture.sql, masterKey: randomBytes(32) })
await keys.ensure(['access', 'license'])

const run = async (...words: string[]) => {
  const lines = spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    await runKeyCommand({
      words,
      config: readConfig({}),
      openServices: async () => ({ keys }) as CoreServices,
      openDatabase: async () => fixture.sql,
    })
    return lines.mock.calls.map(([line]) => String(line))
  } finally {
    lines.mockRestore()
  }
}

test('the keys of tokens rotate a day ahead, once, and an operator sees which sign', async () => {
  const [first, license] = await Promise.all([
    keys.getCurrent('access'),
    keys.getCurrent('license'),
  ])
  expect((await run('show')).toSorted()).toEqual(
    [`${first.kid}  access  signs`, `${license.kid}  license  signs`].toSorted(),
  )
  const [answer = '', ...states] = await run('rotate', 'access')
  const [kid] = answer.split(' ')
  expect(answer).toBe(`${kid} is published now and signs access tokens in 24 hours.`)
  const instant = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z'
  expect(states.join('\n')).toMatch(
    new RegExp(`${first.kid}  access  signs, counts until ${instant}`),
  )
  expect(states.join('\n')).toMatch(new RegExp(`${kid}  access  signs from ${instant} on`))
  expect((await run('rotate', 'access'))[0]).toStartWith(`${kid} `)
  expect((await run('rotate', 'license'))[0]).not.toStartWith(`${kid} `)
  expect((await keys.getCurrent('access')).kid).toBe(first.kid)
})

test('what is no such key is refused with how the command is called', async () => {
  for (const words of [[], ['rotate', 'publisher'], ['rotate', 'access', 'now'], ['show', 'all']])
    await expect(run(...words)).rejects.toThrow('expected vrs key show, vrs key rotate')
})
