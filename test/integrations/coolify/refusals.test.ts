import { describe, expect, test } from 'bun:test'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { readOnlyToken } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import {
  applicationSettings,
  exampleResourceName,
  openClientForEachTest,
} from './coolify-client-fixture'

const fixture = await openClientForEachTest()

describe('refusals', () => {
  test('a domain of somebody else waits for a caseworker and says whose it is', async () => {
    const { project, server } = await fixture.ensureTarget()
    await fixture.client.ensureApplication(applicationSettings(project, server))
    const other = applicationSettings(project, server, { name: 'vrs-other' })
    const { vendorText, ...details } = await vendorErrorOf(fixture.client.ensureApplication(other))
    expect(details).toMatchObject({ errorClass: 'permanent', code: '409', owner: 'caseworker' })
    expect(vendorText).toContain(
      `Domain berger.vrs.localhost is already in use by application '${exampleResourceName}'`,
    )
  })

  test('a wrong token is ours', async () => {
    const record = () => {}
    const stranger = openCoolifyClient({ url: fixture.url, token: 'wrong', record })
    expect(await vendorErrorOf(stranger.listServers())).toMatchObject({
      errorClass: 'ours',
      code: '401',
    })
    const weak = openCoolifyClient({ url: fixture.url, token: readOnlyToken, record })
    expect(await vendorErrorOf(weak.ensureProject(exampleResourceName))).toMatchObject({
      errorClass: 'ours',
      owner: 'us',
      code: '403',
      vendorText: 'POST /projects: Missing required permissions: write',
    })
  })

  test('what Coolify finds invalid is said with its reasons', async () => {
    expect(await vendorErrorOf(fixture.client.ensureProject('a;b'))).toMatchObject({
      errorClass: 'permanent',
      code: '422',
      vendorText: expect.stringContaining('The name may only contain'),
    })
    expect(await vendorErrorOf(fixture.client.setEnvs('none', { A: 'secret' }))).toMatchObject({
      errorClass: 'permanent',
      code: '404',
      vendorText: 'PATCH /applications/none/envs/bulk: Application not found.',
    })
  })

  test('too many calls wait as long as Coolify asks', async () => {
    fixture.addFault({ kind: 'rateLimited' })
    expect(await vendorErrorOf(fixture.client.listServers())).toMatchObject({
      errorClass: 'transient',
      code: '429',
      retryAfterSeconds: 60,
    })
  })

  test('an old Coolify is refused, a current one is told', async () => {
    expect(await fixture.client.checkVersion()).toBe('4.3.11')
    for (const body of ['4.1.9', '4.0.0-beta.461', '5.0.0', '4']) {
      fixture.addFault({ kind: 'refuse', status: 200, body })
      expect(await vendorErrorOf(fixture.client.checkVersion())).toMatchObject({
        errorClass: 'ours',
        code: 'VERSION',
        vendorText: `GET /version: expected Coolify 4.2 or a later 4, found ${body}`,
      })
    }
    for (const body of ['4.2.0', 'v4.4.0-rc.1']) {
      fixture.addFault({ kind: 'refuse', status: 200, body })
      expect(await fixture.client.checkVersion()).toBe(body)
    }
  })

  test('a page of a proxy is no version: it may come back', async () => {
    fixture.addFault({ kind: 'garbage', method: 'GET /version' })
    expect(await vendorErrorOf(fixture.client.checkVersion())).toMatchObject({
      errorClass: 'transient',
      code: 'GARBAGE',
    })
  })

  test('nobody there', async () => {
    const client = openCoolifyClient({ url: 'http://127.0.0.1:1', token: 'x', record: () => {} })
    expect(await vendorErrorOf(client.listServers())).toMatchObject({ code: 'UNREACHABLE' })
  })
})

test('every call is recorded, without secrets', async () => {
  const { database, application } = await fixture.ensureResources()
  await fixture.client.setEnvs(application, { GREETING: 'hello', DATABASE_URL: database.url })
  const bulk = fixture.calls.find(({ method }) => method.endsWith('/envs/bulk'))
  expect(bulk).toMatchObject({ vendor: 'coolify', outcome: 'ok', code: '201' })
  const text = JSON.stringify(fixture.calls)
  for (const secret of ['correct-horse-battery', 'hello', database.url])
    expect(text).not.toContain(secret)
  expect(text).toContain('‹redacted›')
  fixture.addFault({ kind: 'error500' })
  await vendorErrorOf(fixture.client.listServers())
  expect(fixture.calls.at(-1)).toMatchObject({
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
  const { vendorText } = await vendorErrorOf(
    client.setEnvs('some', { SECRET_KEY: value, NAME: value }),
  )
  expect(vendorText).toContain('‹redacted›')
  expect(vendorText + JSON.stringify(calls)).not.toContain(value)
})
