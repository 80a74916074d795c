import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import type { VendorCall } from '../../../src/integrations/call-context'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { readOnly } from '../../sandbox/coolify/sandbox-coolify-fixture'
import {
  applicationWanted,
  type Both,
  databaseWanted,
  fail,
  failureOf,
  name,
  openBoth,
  placeOf,
} from './coolify-client-fixture'

let both: Both
beforeEach(async () => {
  await both?.end()
  both = await openBoth()
})
afterAll(() => both.end())

describe('refusals', () => {
  test('a domain of somebody else waits for a caseworker and says whose it is', async () => {
    const { project, server } = await placeOf(both.client)
    await both.client.ensureApplication(applicationWanted(project, server))
    const other = applicationWanted(project, server, { name: 'vrs-other' })
    const { vendorText, ...details } = await failureOf(both.client.ensureApplication(other))
    expect(details).toMatchObject({ errorClass: 'permanent', code: '409', owner: 'caseworker' })
    expect(vendorText).toContain(
      `Domain berger.vrs.localhost is already in use by application '${name}'`,
    )
  })

  test('a wrong token is ours', async () => {
    const record = () => {}
    const stranger = openCoolifyClient({ url: both.url, token: 'wrong', record })
    expect(await failureOf(stranger.servers())).toMatchObject({ errorClass: 'ours', code: '401' })
    const weak = openCoolifyClient({ url: both.url, token: readOnly, record })
    expect(await failureOf(weak.ensureProject(name))).toMatchObject({
      errorClass: 'ours',
      owner: 'us',
      code: '403',
      vendorText: 'POST /projects: Missing required permissions: write',
    })
  })

  test('what Coolify finds invalid is said with its reasons', async () => {
    expect(await failureOf(both.client.ensureProject('a;b'))).toMatchObject({
      errorClass: 'permanent',
      code: '422',
      vendorText: expect.stringContaining('The name may only contain'),
    })
    expect(await failureOf(both.client.setEnvs('none', { A: 'secret' }))).toMatchObject({
      errorClass: 'permanent',
      code: '404',
      vendorText: 'PATCH /applications/none/envs/bulk: Application not found.',
    })
  })

  test('too many calls wait as long as Coolify asks', async () => {
    fail(both, { kind: 'rateLimited' })
    expect(await failureOf(both.client.servers())).toMatchObject({
      errorClass: 'transient',
      code: '429',
      retryAfterSeconds: 60,
    })
  })

  test('an old Coolify is refused, a current one is told', async () => {
    expect(await both.client.version()).toBe('4.3.11')
    for (const body of ['4.1.9', '4.0.0-beta.461', '5.0.0', '4']) {
      fail(both, { kind: 'refuse', status: 200, body })
      expect(await failureOf(both.client.version())).toMatchObject({
        errorClass: 'ours',
        code: 'VERSION',
        vendorText: `GET /version: expected Coolify 4.2 or a later 4, found ${body}`,
      })
    }
    for (const body of ['4.2.0', 'v4.4.0-rc.1']) {
      fail(both, { kind: 'refuse', status: 200, body })
      expect(await both.client.version()).toBe(body)
    }
  })

  test('a page of a proxy is no version: it may come back', async () => {
    fail(both, { kind: 'garbage', method: 'GET /version' })
    expect(await failureOf(both.client.version())).toMatchObject({
      errorClass: 'transient',
      code: 'GARBAGE',
    })
  })

  test('nobody there', async () => {
    const client = openCoolifyClient({ url: 'http://127.0.0.1:1', token: 'x', record: () => {} })
    expect(await failureOf(client.servers())).toMatchObject({ code: 'UNREACHABLE' })
  })
})

test('every call is recorded, without secrets', async () => {
  const { project, server } = await placeOf(both.client)
  const database = await both.client.ensureDatabase(databaseWanted(project, server))
  const application = await both.client.ensureApplication(applicationWanted(project, server))
  await both.client.setEnvs(application, { GREETING: 'hello', DATABASE_URL: database.url })
  const bulk = both.calls.find(({ method }) => method.endsWith('/envs/bulk'))
  expect(bulk).toMatchObject({ vendor: 'coolify', outcome: 'ok', code: '201' })
  const text = JSON.stringify(both.calls)
  for (const secret of ['correct-horse-battery', 'hello', database.url])
    expect(text).not.toContain(secret)
  expect(text).toContain('‹redacted›')
  fail(both, { kind: 'error500' })
  await failureOf(both.client.servers())
  expect(both.calls.at(-1)).toMatchObject({
    method: 'GET /servers',
    outcome: 'failed',
    code: '500',
  })
})

test('what was sent and may not be read is not in the words of a refusal', async () => {
  const value = 'correct-horse-battery'
  const calls: VendorCall[] = []
  const client = openCoolifyClient({
    url: 'http://coolify.invalid',
    token: 'x',
    record: (call) => void calls.push(call),
    fetch: async (_, { body }) => Response.json({ message: `wrong: ${body}` }, { status: 422 }),
  })
  const { vendorText } = await failureOf(client.setEnvs('some', { SECRET_KEY: value, NAME: value }))
  expect(vendorText).toContain('‹redacted›')
  expect(vendorText + JSON.stringify(calls)).not.toContain(value)
})
