import { afterAll, describe, expect, test } from 'bun:test'
import { readConfig } from '../../../src/config'
import { requestsPerMinute } from '../../../src/routes/http/api-route'
import { signAccessToken } from '../../../src/security/jws'
import { openLimitedApp } from '../support/full-app'
import { issueTestToken } from '../support/staff-api-app'

const app = await openLimitedApp()
afterAll(() => app.close())

/** From a client behind our proxy. */
const requestFrom = (client: string, path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': client, accept: 'application/json', ...init.headers },
  })

const requestAvailability = (client: string) =>
  requestFrom(client, '/api/v1/domains/availability?name=frei.vrs.localhost')

const repeatCall = (count: number, call: () => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, call)).then((all) => all.map(({ status }) => status))

const wrongOrder = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

describe('the limits', () => {
  test('count what is left and when it is over', async () => {
    const first = await requestAvailability('203.0.113.1')
    expect(first.status).toBe(200)
    expect(first.headers.get('ratelimit-policy')).toBe('"availability";q=60;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"availability";r=59;t=(60|59|58)$/)
    const second = await requestAvailability('203.0.113.1')
    expect(second.headers.get('ratelimit')).toMatch(/^"availability";r=58;/)
  })

  test('turn away who asks too often, and nobody else', async () => {
    const statuses = await repeatCall(requestsPerMinute.availability + 5, () =>
      requestAvailability('203.0.113.2'),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(requestsPerMinute.availability)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    const refused = await requestAvailability('203.0.113.2')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect((await requestAvailability('203.0.113.3')).status).toBe(200)
  })

  test('stand in the database, for all processes together', async () => {
    await requestAvailability('203.0.113.9')
    const readPoints = () => app.deps.sql`
      select points from rate_limits where key = 'availability:203.0.113.9'`
    expect(await readPoints()).toMatchObject([{ points: 1 }])
    await app.deps.sql`
      update rate_limits set points = ${requestsPerMinute.availability} where key like '%203.0.113.9'`
    expect((await requestAvailability('203.0.113.9')).status).toBe(429)
  })

  test('count a preview of the order form where it asks INWX for a name', async () => {
    const kinds = ['subdomain', 'registered'].map((kind) => ({
      act: 'preview',
      'domain.kind': kind,
      'domain.name': 'frei-berger.de',
    }))
    await app.deps.sql`insert into rate_limits (key, points, expire)
      values ('availability:203.0.113.12', ${requestsPerMinute.availability}, ${Date.now() + 60_000})`
    const answers = await Promise.all(
      kinds.map((fields) => requestFrom('203.0.113.12', '/order', form(fields))),
    )
    expect(answers.map(({ status }) => status === 429)).toEqual([false, true])
  })

  test('count orders whether they are right or wrong', async () => {
    const order = () => requestFrom('203.0.113.4', '/api/v1/orders', wrongOrder)
    const statuses = await repeatCall(requestsPerMinute.orders + 1, order)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await requestFrom('203.0.113.4', '/order', form({ act: 'order' }))).status).toBe(429)
  })

  test('let the order form ask for its price as often as it likes', async () => {
    const preview = () => requestFrom('203.0.113.5', '/order', form({ act: 'preview' }))
    const statuses = await repeatCall(requestsPerMinute.orders + 5, preview)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test('slow down who guesses passwords, with a page for people', async () => {
    const attempt = () =>
      requestFrom('203.0.113.6', '/login', {
        ...form({ email: 'vera@example.org', password: 'guess' }),
        headers: { accept: 'text/html' },
      })
    const statuses = await repeatCall(requestsPerMinute['sign-in'] + 2, attempt)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect((await attempt()).headers.get('content-type')).toContain('text/html')
    expect((await requestFrom('203.0.113.6', '/login')).status).toBe(200)
  }, 20_000)

  test('slow down requests for new passwords', async () => {
    const attempt = () =>
      requestFrom('203.0.113.16', '/password-reset', form({ email: 'vera@example.org' }))
    const answers = await Promise.all(
      Array.from({ length: requestsPerMinute['password-reset'] + 2 }, attempt),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
  })

  test('count runtimes that have not shown who they are by project and address', async () => {
    const token = (client: string, project: string) =>
      requestFrom(client, `/api/v1/projects/${project}/token`, { method: 'POST' })
    const statuses = await repeatCall(requestsPerMinute.runtimes + 1, () =>
      token('203.0.113.7', 'p-1'),
    )
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await token('203.0.113.7', 'p-2')).status).toBe(401)
    expect((await token('203.0.113.8', 'p-1')).status).toBe(401)
  })
})

describe('a runtime that has shown who it is', () => {
  test('counts as its project, from wherever it asks', async () => {
    const { keys, publicUrl, now } = app.deps
    const key = await keys.getCurrent('access')
    const tokenOf = (projectId: string) =>
      signAccessToken({ key, issuer: publicUrl, projectId, now: now(), jti: projectId })
    const bearers = { 'p-8': await tokenOf('p-8'), 'p-9': await tokenOf('p-9') }
    let requestCount = 0
    const ask = (project: keyof typeof bearers) =>
      requestFrom(`203.0.113.${40 + (requestCount++ % 5)}`, `/api/v1/projects/${project}/config`, {
        headers: { authorization: `Bearer ${bearers[project]}` },
      })
    const statuses = await repeatCall(requestsPerMinute.runtimes + 3, () => ask('p-9'))
    expect(statuses.filter((status) => status === 404)).toHaveLength(requestsPerMinute.runtimes)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
    expect((await ask('p-8')).status).toBe(404)
  })
})

describe('a program of staff', () => {
  test('counts as its token, from wherever it asks, and only once it was let in', async () => {
    const one = await issueTestToken(app.deps, ['projects:deploy'])
    const other = await issueTestToken(app.deps, ['projects:deploy'])
    const deploy = ({ token }: { token: string }, client: string) =>
      requestFrom(client, '/api/v1/projects/p-1/deploy', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'Neue Version' }),
      })
    let requestCount = 0
    const ask = () => deploy(one, `203.0.113.${50 + (requestCount++ % 5)}`)
    const statuses = await repeatCall(requestsPerMinute.tokens + 3, ask)
    expect(statuses.filter((status) => status === 404)).toHaveLength(requestsPerMinute.tokens)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
    const answer = await deploy(other, '203.0.113.50')
    expect([answer.status, answer.headers.get('ratelimit-policy')]).toEqual([
      404,
      '"tokens";q=120;w=60',
    ])
    expect((await deploy({ token: 'none' }, '203.0.113.50')).headers.has('ratelimit')).toBeFalse()
  })
})

describe('the address that counts', () => {
  test('is the last one that is no proxy of ours', async () => {
    for (const spoofed of ['198.51.100.1', '198.51.100.2'])
      expect((await requestAvailability(`${spoofed}, 203.0.113.20, 10.1.2.3`)).status).toBe(200)
    const third = await requestAvailability('203.0.113.20')
    expect(third.headers.get('ratelimit')).toMatch(/;r=57;/)
  })

  test('is the same for all of an IPv6 customer', async () => {
    await requestAvailability('2001:db8:1:2::1')
    const second = await requestAvailability('2001:db8:1:2:ffff::9')
    expect(second.headers.get('ratelimit')).toMatch(/;r=58;/)
    expect((await requestAvailability('2001:db8:1:3::1')).headers.get('ratelimit')).toMatch(
      /;r=59;/,
    )
  })
})

describe('proxies that are believed', () => {
  test('are networks', () => {
    const read = (listed: string) => readConfig({ VRS_TRUSTED_PROXIES: listed }).trustedProxies
    expect(read('10.0.0.0/8, fd00::/8')).toEqual(['10.0.0.0/8', 'fd00::/8'])
    expect(read('')).toEqual([])
    for (const wrong of ['10.0.0.1', '10.0.0.0/8, everybody', '10.0.0.0/99'])
      expect(() => read(wrong)).toThrow('VRS_TRUSTED_PROXIES: expected networks')
  })
})

describe('without a database', () => {
  test('each process counts for itself', async () => {
    await app.deps.sql`alter table rate_limits rename to rate_limits_away`
    try {
      const statuses = await repeatCall(requestsPerMinute.availability + 1, () =>
        requestAvailability('203.0.113.30'),
      )
      expect(statuses.filter((status) => status === 200)).toHaveLength(
        requestsPerMinute.availability,
      )
      expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    } finally {
      await app.deps.sql`alter table rate_limits_away rename to rate_limits`
    }
  })
})
