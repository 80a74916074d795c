import { afterAll, describe, expect, test } from 'bun:test'
import { signAccessToken } from '../../../src/security/jws'
import type { OrderResponse } from '../../support/order-client'
import { findUndocumented } from '../support/check-documented'
import { openFullApp } from '../support/full-app'
import { publishForPython } from '../support/publish-for-python'
import type { OpenApiJson } from './openapi-operations'
import { listOperations } from './openapi-operations'

const app = await openFullApp()
const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as OpenApiJson
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

const send = (method: string, path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { method: method.toUpperCase(), redirect: 'manual', ...init })

const json = (body: unknown) => ({ body: JSON.stringify(body) })
const asJson = { 'content-type': 'application/json' }

/** The status is described, and so is the body that comes with it. */
const expectDescribed = async (method: string, path: string, answer: Response) => {
  const request = new Request(`${app.url}${path}`, { method })
  expect(await findUndocumented(document, request, answer)).toBeUndefined()
}

describe('what is answered', () => {
  test('what anybody may ask is what the description says', async () => {
    const open = listOperations(document).filter(
      ({ method, operation }) =>
        method === 'get' &&
        operation.security.every((one) => /^(metricsToken)?$/.test(Object.keys(one).join())),
    )
    expect(open.length).toBeGreaterThan(8)
    await publishForPython(app.deps.store, 'kontakt', 'a-digest')
    for (const { method, path: template } of open) {
      const named = template.replace('{name}', 'kontakt')
      const path = named.endsWith('availability') ? `${named}?name=neu.vrs.gmbh` : named
      const answer = await send(method, path)
      expect([path, answer.status]).toEqual([path, 200])
      await expectDescribed(method, path, answer)
    }
  })

  test('an order, where it stands and its end are what the description says', async () => {
    const headers = { ...asJson, 'idempotency-key': 'a-key-of-sixteen-letters' }
    const placed = await send('post', '/api/v1/orders', { headers, ...json(order) })
    expect(placed.status).toBe(201)
    await expectDescribed('POST', '/api/v1/orders', placed)
    const { projectId, orderToken } = (await placed.json()) as OrderResponse
    const authorization = `Bearer ${orderToken}`
    const path = `/api/v1/orders/${projectId}`
    const response = await send('get', path, { headers: { authorization } })
    expect(response.status).toBe(200)
    await expectDescribed('GET', path, response)
    const cancelled = await send('post', `${path}/cancellation`, {
      headers: { authorization, 'idempotency-key': 'another-key-of-mine' },
    })
    expect(cancelled.status).toBe(202)
    await expectDescribed('POST', `${path}/cancellation`, cancelled)
  })

  test('refusals of each call are among those that are listed', async () => {
    const { keys, publicUrl, now } = app.deps
    const key = await keys.getCurrent('access')
    const token = await signAccessToken({
      key,
      issuer: publicUrl,
      projectId: 'p-1',
      now: now(),
      jti: '1',
    })
    for (const { method, path: template } of listOperations(document)) {
      const path = template.replace('{id}', 'p-1').replace('{name}', 'kontakt')
      const bodies: RequestInit[] =
        method === 'get'
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
      const credentials = [
        {},
        { authorization: `Bearer ${token}` },
        { authorization: 'Bearer nobody' },
        { 'idempotency-key': 'short' },
        { 'idempotency-key': `a-key-of-sixteen-${template.length}` },
      ]
      for (const init of bodies)
        for (const credential of credentials) {
          const headers = { ...(init.headers as Record<string, string>), ...credential }
          await expectDescribed(method, path, await send(method, path, { ...init, headers }))
        }
    }
  }, 60_000)
})
