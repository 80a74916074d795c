import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import type { DomainEvent } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { placeTestOrder } from '../../support/order-client'
import { openFullApp } from '../support/full-app'
import { authorizeTestRuntime, readProblem, sha256Hex } from '../support/runtime-app'

type Ask = (headers: Record<string, string>) => Promise<Response>

const app = await openFullApp()
afterAll(() => app.close())

const askers: Record<string, Ask> = {}
const ask = (route: string, headers: Record<string, string> = {}) => {
  const asker = askers[route]
  if (!asker) throw new Error(`expected a way to ask ${route}`)
  return asker({ 'accept-encoding': 'identity', ...headers })
}
const askPath =
  (path: string, authorization?: string, method = 'GET'): Ask =>
  (headers) =>
    fetch(`${app.url}${path}`, {
      method,
      headers: { ...(authorization ? { authorization } : {}), ...headers },
    })

const happen = (stream: string, ...events: DomainEvent[]) =>
  app.deps.store.commit(
    { by: 'system:test', correlationId: 'test', causationId: 'test' },
    async () => {
      const { version } = await app.deps.store.read(stream)
      return { appends: [{ stream, expectedVersion: version, events }] }
    },
  )

/** A released order with a license, and what its site proves itself with. */
const prepareSite = async () => {
  const placed = await placeTestOrder(app, 'bedingt', { payment: { method: 'invoice' } })
  const { projectId } = placed
  await happen(projectStream(projectId), {
    type: 'ProvisioningReleased',
    data: { cause: 'invoiceTerms' },
  })
  await happen(licenseStream(projectId, 'kontakt'), {
    type: 'LicenseIssued',
    data: { projectId, plugin: 'kontakt', cycle: 'monthly', netCents: 0, source: 'order' },
  })
  const key = `vrs_${projectId}_${randomBytes(16).toString('hex')}`
  await app.deps.sql`insert into runtime_keys (key_id, project_id, key_hash)
    values (${crypto.randomUUID()}, ${projectId}, ${sha256Hex(key)})`
  const request = (path: string, init?: RequestInit) => fetch(`${app.url}${path}`, init)
  return { ...placed, runtime: await authorizeTestRuntime({ app: { request } }, projectId, key) }
}

beforeAll(async () => {
  const { projectId, orderToken, runtime } = await prepareSite()
  Object.assign(askers, {
    config: (headers) => runtime.get('config', headers),
    lock: (headers) => runtime.get('plugins', headers),
    order: askPath(`/api/v1/orders/${projectId}`, `Bearer ${orderToken}`),
    catalogue: askPath('/api/v1/catalogue'),
    description: askPath('/openapi.json'),
    asset: askPath('/assets/app.css'),
    'head of an asset': askPath('/assets/app.css', undefined, 'HEAD'),
    download: (headers) => runtime.download('kontakt', undefined, headers),
  } satisfies Record<string, Ask>)
}, 30_000)

const read = ['config', 'lock', 'order', 'catalogue', 'description', 'asset', 'head of an asset']

/** `{etag}`: the answer's own, `{opaque}`: without a mark of weakness. */
const fill = async (route: string, header: string) => {
  const etag = (await ask(route)).headers.get('etag') ?? ''
  expect(etag).toMatch(/^(W\/)?"[^"]+"$/)
  return header.replaceAll('{etag}', etag).replaceAll('{opaque}', etag.replace(/^W\//, ''))
}

const known = ['{etag}', 'W/{opaque}', '"a,b", W/"c" ,, {opaque}', ',W/{opaque},"d"', '*']
const unknown = ['"other"', 'W/"other", "*"', '"a {opaque} b"', 'w/{opaque}', 'x{opaque}', '']

describe.each(read)('If-None-Match at the %s', (route) => {
  test.each(known)('%s: not modified', async (header) => {
    const answer = await ask(route, { 'if-none-match': await fill(route, header) })
    expect([answer.status, await answer.text()]).toEqual([304, ''])
    const full = await ask(route)
    for (const name of ['etag', 'cache-control', 'vary'])
      expect(answer.headers.get(name)).toBe(full.headers.get(name))
    expect(answer.headers.get('content-type')).toBeNull()
    expect(answer.headers.get('x-request-id')).not.toBeNull()
  })

  test.each(unknown)('%s: the whole', async (header) => {
    const answer = await ask(route, { 'if-none-match': await fill(route, header) })
    expect(answer.status).toBe(200)
    await answer.body?.cancel()
  })
})

describe.each([...read, 'download'])('If-Match at the %s', (route) => {
  test('any of a list, compared strongly, or *', async () => {
    for (const [header, expected] of [
      ['*', 200],
      ['"other", {opaque}', 200],
      ['W/{opaque}', 412],
      ['"other"', 412],
      ['', 412],
    ] as const) {
      const answer = await ask(route, { 'if-match': await fill(route, header) })
      expect([header, answer.status]).toEqual([header, expected])
      if (expected === 412 && route !== 'head of an asset')
        expect(await readProblem(answer)).toMatchObject({ code: 'PRECONDITION_FAILED' })
      else await answer.body?.cancel()
    }
  })

  test('counts before If-None-Match', async () => {
    const headers = { 'if-match': '"other"', 'if-none-match': '*' }
    expect((await ask(route, headers)).status).toBe(412)
  })
})

describe('a download', () => {
  const range = 'bytes=0-9'

  test('is no GET: a known ETag fails it', async () => {
    for (const header of known) {
      const headers = { 'if-none-match': await fill('download', header) }
      expect((await ask('download', headers)).status).toBe(412)
    }
    for (const header of unknown) {
      const headers = { 'if-none-match': await fill('download', header) }
      expect((await ask('download', headers)).status).toBe(200)
    }
  })

  test.each([
    ['{etag}', 206],
    [' {etag} ', 206],
    ['W/{opaque}', 200],
    ['"other"', 200],
    ['"other", {etag}', 200],
    ['*', 200],
    ['Sat, 21 Nov 2026 10:00:00 GMT', 200],
  ] as const)('goes on for If-Range %s: %i', async (header, status) => {
    const answer = await ask('download', { range, 'if-range': await fill('download', header) })
    expect(answer.status).toBe(status)
  })

  test('checks the conditions before the range', async () => {
    const headers = { range: 'bytes=99999999-', 'if-match': '"other"' }
    expect((await ask('download', headers)).status).toBe(412)
  })
})

test('a compressed answer has a weak ETag, which is known as well', async () => {
  const headers = { 'accept-encoding': 'gzip' }
  const etag = (await ask('description', headers)).headers.get('etag') ?? ''
  expect(etag).toStartWith('W/"')
  const statusFor = async (condition: string) =>
    (await ask('description', { ...headers, [condition]: etag })).status
  expect([await statusFor('if-none-match'), await statusFor('if-match')]).toEqual([304, 412])
})

test('every route that answers 304 is in the tables above', () => {
  const declared = app.named.filter(({ declaration }) => declaration?.responses[304])
  expect(declared.map(({ path }) => path).toSorted()).toEqual([
    '/api/v1/catalogue',
    '/api/v1/orders/:id',
    '/api/v1/projects/:id/config',
    '/api/v1/projects/:id/plugins',
    '/openapi.json',
  ])
})
