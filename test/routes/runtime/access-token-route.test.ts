import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createPublicKey, verify } from 'node:crypto'
import type { PublicSigningKey } from '../../../src/security/signing-key'
import {
  authorizeTestRuntime,
  openRuntimeApp,
  type RuntimeApp,
  readProblem,
  sha256Hex,
  testPublicUrl,
} from '../support/runtime-app'

const berger = '01990000-0000-7000-8000-000000000001'
const weber = '01990000-0000-7000-8000-000000000002'
let runtimes: RuntimeApp
let key = ''

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  key = await runtimes.order(berger, ['kontakt'])
  await runtimes.order(weber, [])
}, 30_000)
afterAll(() => runtimes?.close())

const token = (bearer: string, projectId = berger) =>
  runtimes.app.request(`/api/v1/projects/${projectId}/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
  })
const secrets = async () =>
  (
    await runtimes.deps.sql<{ name: string }[]>`
      select name from project_secrets where project_id = ${berger} order by name`
  ).map(({ name }) => name)
const storeSecret = (name: string) =>
  runtimes.deps
    .sql`insert into project_secrets (project_id, name, sealed) values (${berger}, ${name}, 'x')`

describe('a runtime key', () => {
  test('becomes an access token, and its sealed copy goes at the first use', async () => {
    await storeSecret('marketplace_key')
    await storeSecret('site_secret')
    const answer = await token(key)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ expiresIn: 300, accessToken: expect.any(String) })
    expect(await secrets()).toEqual(['site_secret'])
    const [row] = await runtimes.deps
      .sql`select used_at from runtime_keys where key_hash = ${sha256Hex(key)}`
    expect(row?.usedAt).toBe('2026-11-21T10:00:00.000Z')
  })

  test('leaves the sealed copy of the next key alone', async () => {
    await storeSecret('marketplace_key')
    expect((await token(key)).status).toBe(200)
    expect(await secrets()).toEqual(['marketplace_key', 'site_secret'])
  })

  test('is refused when a letter is wrong, and without one', async () => {
    for (const wrong of [`${key}x`, `vrs_${berger}_`, 'vrs', '']) {
      const refused = await token(wrong)
      expect(refused.headers.get('www-authenticate')).toBe('Bearer')
      expect(await readProblem(refused)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    }
  })

  test('finds nothing at another project', async () => {
    expect(await readProblem(token(key, weber))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

describe('an access token', () => {
  test('opens its own project only', async () => {
    const { accessToken } = (await (await token(key)).json()) as { accessToken: string }
    const at = (id: string, bearer = accessToken) =>
      runtimes.app.request(`/api/v1/projects/${id}/plugins`, {
        headers: { authorization: `Bearer ${bearer}` },
      })
    expect((await at(berger)).status).toBe(200)
    expect(await readProblem(at(weber))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await readProblem(at(berger, key))).toMatchObject({ status: 401 })
    expect(await readProblem(at(berger, `${accessToken.slice(0, -4)}AAAA`))).toMatchObject({
      status: 401,
    })
  })

  test('ends after five minutes, also one that was seen before', async () => {
    const runtime = await authorizeTestRuntime(runtimes, berger, key)
    expect((await runtime.get('plugins')).status).toBe(200)
    const before = runtimes.clock.now
    runtimes.clock.now = new Date(before.getTime() + 299_000)
    expect((await runtime.get('plugins')).status).toBe(200)
    runtimes.clock.now = new Date(before.getTime() + 300_000)
    expect(await readProblem(runtime.get('plugins'))).toMatchObject({ status: 401 })
    runtimes.clock.now = before
  })
})

describe('the public keys', () => {
  const read = async (path: string) => {
    const answer = await runtimes.app.request(path)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    return ((await answer.json()) as { keys: PublicSigningKey[] }).keys
  }

  test('prove the offline license, which names all dates', async () => {
    await runtimes.license(berger, 'kontakt', { paidUntil: '2026-12-21T10:00:00.000Z' })
    await runtimes.license(berger, 'crm', { runsUntil: '2026-11-21T10:00:00.000Z' })
    const runtime = await authorizeTestRuntime(runtimes, berger, key)
    const { token: license } = (await (await runtime.get('license-token')).json()) as {
      token: string
    }
    const [head = '', body = '', signature = ''] = license.split('.')
    const { kid, typ } = JSON.parse(Buffer.from(head, 'base64url').toString())
    expect(typ).toBe('vrs-license+jws')
    const jwk = (await read('/.well-known/jwks.json')).find((one) => one.kid === kid)
    expect(jwk).toBeDefined()
    const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' })
    const signed = Buffer.from(`${head}.${body}`)
    expect(verify(null, signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
    const none = { runsUntil: null, updatesUntil: null, paidUntil: null }
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
      iss: testPublicUrl,
      aud: berger,
      licenses: [
        { ...none, plugin: 'crm', status: 'expired', runsUntil: '2026-11-21T10:00:00.000Z' },
        { ...none, plugin: 'kontakt', status: 'active', paidUntil: '2026-12-21T10:00:00.000Z' },
      ],
    })
  })

  test('of the publisher are a set of their own, without anything private', async () => {
    const [ours, publisher] = [
      await read('/.well-known/jwks.json'),
      await read('/.well-known/publisher-jwks.json'),
    ]
    expect([ours.length, publisher.length]).toEqual([2, 1])
    expect(Object.keys(publisher[0] ?? {}).toSorted()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
    ])
  })
})
