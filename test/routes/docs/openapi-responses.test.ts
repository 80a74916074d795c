import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { ApiCall } from '../../../src/routes/docs/api-call'
import { apiCalls } from '../../../src/routes/docs/open-api-document'
import { pathTemplateOf } from '../../../src/routes/docs/open-api-operation'
import { problemSchema } from '../../../src/routes/docs/response-schemas'
import { signAccessToken } from '../../../src/security/jws'
import { openFullApp } from '../support/full-app'
import type { OpenApiJson } from './openapi-operations'

type FullApp = Awaited<ReturnType<typeof openFullApp>>
let app: FullApp
let document: OpenApiJson
beforeAll(async () => {
  app = await openFullApp()
  document = (await (await fetch(`${app.url}/openapi.json`)).json()) as OpenApiJson
}, 30_000)
afterAll(() => app.close())

const order = {
  customer: { name: 'Ada Berger', email: 'ada@example.org', company: 'Berger GmbH', country: 'DE' },
  projectType: 'business_directory',
  name: 'Steuerberater Köln',
  slug: 'steuerberater-koeln',
  bundle: 'verzeichnis-basic',
  billingCycle: 'monthly',
  domain: { kind: 'subdomain', label: 'steuerberater-koeln', baseDomain: 'vrs.localhost' },
  payment: { method: 'invoice' },
}

const send = (call: ApiCall, path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { method: call.method.toUpperCase(), redirect: 'manual', ...init })

const callTo = (method: string, path: string) => {
  const found = apiCalls.find((call) => call.method === method && call.path === path)
  if (!found) throw new Error(`expected ${method} ${path} to be described, found no such call`)
  return found
}

const json = (body: unknown) => ({ body: JSON.stringify(body) })
const asJson = { 'content-type': 'application/json' }

/** The status is described, and so is the body that comes with it. */
const expectDescribed = async (call: ApiCall, answer: Response) => {
  const { responses = {} } = document.paths[pathTemplateOf(call.path)]?.[call.method] ?? {}
  const told = responses[String(answer.status)]
  const at = `${call.method} ${call.path} ${answer.status}`
  expect([at, Object.keys(responses)]).toEqual([
    at,
    expect.arrayContaining([String(answer.status)]),
  ])
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  const text =
    call.responses[answer.status]?.type === 'text/event-stream' ? '' : await answer.text()
  if (told?.content) expect([at, type]).toEqual([at, Object.keys(told.content)[0] ?? ''])
  if (type === 'application/problem+json') {
    const { code } = problemSchema.parse(JSON.parse(text))
    expect([at, told?.description]).toEqual([at, expect.stringContaining(`\`${code}\``)])
  } else if (type === 'application/json') {
    const { schema } = call.responses[answer.status] ?? {}
    expect([at, schema?.safeParse(JSON.parse(text)).error]).toEqual([at, undefined])
  }
  return text
}

describe('what is answered', () => {
  test.each(
    apiCalls.filter(
      ({ method, permission }) => method === 'get' && /public|operator/.test(permission),
    ),
  )('$method $path is what the description says', async (call) => {
    const path = call.path.endsWith('availability') ? `${call.path}?name=neu.vrs.gmbh` : call.path
    const answer = await send(call, path)
    expect(answer.status).toBe(200)
    await expectDescribed(call, answer)
  })

  test('an order, where it stands and its end are what the description says', async () => {
    const place = callTo('post', '/api/v1/orders')
    const headers = { ...asJson, 'idempotency-key': 'a-key-of-sixteen-letters' }
    const answer = await send(place, place.path, { headers, ...json(order) })
    expect(answer.status).toBe(201)
    const { projectId, orderToken } = JSON.parse(await expectDescribed(place, answer))
    const authorization = `Bearer ${orderToken}`
    const show = callTo('get', '/api/v1/orders/:id')
    const shown = await send(show, `/api/v1/orders/${projectId}`, { headers: { authorization } })
    expect(shown.status).toBe(200)
    await expectDescribed(show, shown)
    const cancel = callTo('post', '/api/v1/orders/:id/cancellation')
    const ended = await send(cancel, `/api/v1/orders/${projectId}/cancellation`, {
      headers: { authorization, 'idempotency-key': 'another-key-of-mine' },
    })
    expect(ended.status).toBe(202)
    await expectDescribed(cancel, ended)
  })

  test.each(apiCalls)('refusals of $method $path are among those that are listed', async (call) => {
    const { keys, publicUrl, now } = app.desk
    const key = await keys.getCurrent('access')
    const token = await signAccessToken({
      key,
      issuer: publicUrl,
      projectId: 'p-1',
      now: now(),
      jti: '1',
    })
    const path = call.path.replace(':id', 'p-1').replace(':name', 'kontakt')
    const bodies: RequestInit[] =
      call.method === 'get'
        ? [{}]
        : [
            {},
            { body: '{', headers: asJson },
            { body: 'name=a', headers: { 'content-type': 'text/plain' } },
            { ...json({ name: 7 }), headers: asJson },
            { ...json({ ...order, slug: 'WWW', plugins: ['?'] }), headers: asJson },
            { ...json({ ...order, slug: 'www' }), headers: asJson },
            { ...json({ text: 'x'.repeat(300_000) }), headers: asJson },
          ]
    const passes = [
      {},
      { authorization: `Bearer ${token}` },
      { authorization: 'Bearer nobody' },
      { 'idempotency-key': 'short' },
      { 'idempotency-key': `a-key-of-sixteen-${call.path.length}` },
    ]
    for (const init of bodies)
      for (const pass of passes) {
        const headers = { ...(init.headers as Record<string, string>), ...pass }
        await expectDescribed(call, await send(call, path, { ...init, headers }))
      }
  })
})
