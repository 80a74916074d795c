import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Secret, TOTP } from 'otpauth'
import { createInwxCaller, openSandboxInwx } from './sandbox-inwx-fixture'

const secret = 'JBSWY3DPEHPK3PXP'
const start = Date.parse('2026-11-21T10:00:00Z')
const tanAt = (timestamp: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })

describe('an INWX account without a second factor', () => {
  let fixture: Awaited<ReturnType<typeof openSandboxInwx>>
  beforeAll(async () => {
    fixture = await openSandboxInwx()
  })
  afterAll(async () => {
    await fixture.inwx.close()
    fixture.remove()
  })

  test('answers 2002 without a session, and after a logout', async () => {
    const { code, login } = createInwxCaller(fixture.inwx.url)
    expect(await code('accounting.accountBalance')).toBe(2002)
    expect((await login()).resData?.tfa).toBe('0')
    expect(await code('accounting.accountBalance')).toBe(1000)
    expect(await code('account.logout')).toBe(1500)
    expect(await code('accounting.accountBalance')).toBe(2002)
  })

  test('names its cookie domrobot', async () => {
    const caller = createInwxCaller(fixture.inwx.url)
    await caller.login()
    expect(caller.cookie()).toMatch(/^domrobot=[0-9a-f]{32}$/)
  })

  test('answers a wrong password with 2200 and no reason', async () => {
    const answer = await createInwxCaller(fixture.inwx.url).call('account.login', {
      user: 'vrs',
      pass: 'x',
    })
    expect(answer.code).toBe(2200)
    expect(answer.reasonCode).toBeUndefined()
  })

  test('knows its methods and reads nothing but calls', async () => {
    const { code, login } = createInwxCaller(fixture.inwx.url)
    await login()
    expect(await code('nameserver.explode')).toBe(2000)
    const garbled = await fetch(fixture.inwx.url, { method: 'POST', body: 'not json' })
    expect(garbled.status).toBe(200)
    expect(((await garbled.json()) as { code: number }).code).toBe(2001)
  })

  test('takes user and password with a call instead of a session', async () => {
    const { code } = createInwxCaller(fixture.inwx.url)
    const params = { user: 'vrs', pass: 'open sesame' }
    expect(await code('accounting.accountBalance', params)).toBe(1000)
    expect(await code('accounting.accountBalance', { ...params, pass: 'x' })).toBe(2200)
  })
})

describe('an INWX account with a second factor', () => {
  let now = start
  let fixture: Awaited<ReturnType<typeof openSandboxInwx>>
  beforeAll(async () => {
    fixture = await openSandboxInwx({ totpSecret: secret, now: () => now })
  })
  afterAll(async () => {
    await fixture.inwx.close()
    fixture.remove()
  })

  test('wants its TAN before anything else', async () => {
    const { call, login } = createInwxCaller(fixture.inwx.url)
    expect((await login()).resData?.tfa).toBe('GOOGLE-AUTH')
    const locked = await call('accounting.accountBalance')
    expect(locked.code).toBe(2200)
    expect(locked.reasonCode).toBe('Error_AccountUnlockRequired')
    expect((await call('account.unlock', { tan: tanAt(now) })).code).toBe(1000)
    expect((await call('accounting.accountBalance')).code).toBe(1000)
  })

  test('takes a TAN once in its period', async () => {
    now += 60_000
    const [first, second] = [createInwxCaller(fixture.inwx.url), createInwxCaller(fixture.inwx.url)]
    await Promise.all([first.login(), second.login()])
    expect(await first.code('account.unlock', { tan: tanAt(now) })).toBe(1000)
    const again = await second.call('account.unlock', { tan: tanAt(now) })
    expect([again.code, again.reasonCode]).toEqual([2200, 'INVALID'])
    now += 30_000
    expect(await second.code('account.unlock', { tan: tanAt(now) })).toBe(1000)
  })

  test('has no stateless way in', async () => {
    const { call } = createInwxCaller(fixture.inwx.url)
    const answer = await call('accounting.accountBalance', { user: 'vrs', pass: 'open sesame' })
    expect(answer.reasonCode).toBe('Error_AccountUnlockRequired')
  })
})
