import { afterAll, describe, expect, test } from 'bun:test'
import type { Role } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { createCheckoutOfferLoader } from '../../../src/routes/orders/checkout-offer'
import { type OrderResponse, orderBody } from '../../support/order-client'
import { openFullApp } from '../support/full-app'

const app = await openFullApp()
afterAll(() => app.close())

const post = (slug: string, key: string, more: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...more },
    body: JSON.stringify(orderBody(slug)),
  })

const placeOrder = async (slug: string, key = `the-key-of-${slug}`): Promise<OrderResponse> => {
  const answer = await post(slug, key)
  expect(answer.status).toBe(201)
  return (await answer.json()) as OrderResponse
}

const sessionOf = async (role: Role) => {
  const { deps } = app
  const email = `${role}@vrs.localhost`
  return `vrs=${await deps.sessions.start(await ensureStaff(deps, { email, name: role, role }))}`
}

const cancelledBy = async (role: Role, projectId: string, path: string) => {
  const { url } = app
  const answer = await fetch(`${url}${path}/orders/${projectId}/cancellation`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: await sessionOf(role),
      'sec-fetch-site': 'same-origin',
      'idempotency-key': crypto.randomUUID(),
    },
  })
  return answer.status
}

describe('an order', () => {
  const localeOf = async (projectId: string) => {
    const [ordered] = (await app.deps.store.read(projectStream(projectId))).events
    return ordered?.type === 'ProjectOrdered' ? ordered.data.locale : undefined
  }

  test('keeps the language that its customer asks in, else German', async () => {
    const english = { 'accept-language': 'en-GB,en;q=0.9' }
    const answer = await post('wendehals', 'the-key-of-wendehals', english)
    expect(await localeOf(((await answer.json()) as OrderResponse).projectId)).toBe('en')
    expect(await localeOf((await placeOrder('pirol')).projectId)).toBe('de')
  })
})

describe('an order that is not paid', () => {
  test('is followed without asking Stripe at every look, only after a change', async () => {
    const { projectId } = await placeOrder('habicht')
    const { deps } = app
    let requestCount = 0
    const ensureCheckout = async () => {
      requestCount += 1
      const expiresAt = '2026-11-22T08:00:00Z'
      return { sessionId: 'cs_1', url: 'https://checkout.example/1', expiresAt }
    }
    const questions = { ...deps.vendorQueries, ensureCheckout }
    const urlOf = createCheckoutOfferLoader({ ...deps, vendorQueries: questions }, 'request-1')
    const project = await findProject(deps.sql, projectId)
    if (!project) throw new Error(`expected project ${projectId}, found none`)
    for (const version of [
      project,
      project,
      { ...project, version: 7 },
      { ...project, version: 7 },
    ])
      expect((await urlOf(version)).url).toBe('https://checkout.example/1')
    expect(requestCount).toBe(2)
  })

  test('is not for an auditor to cancel', async () => {
    const { projectId } = await placeOrder('sperber')
    expect(await cancelledBy('auditor', projectId, '')).toBe(403)
    expect(await cancelledBy('auditor', projectId, '/api/v1')).toBe(403)
    expect(await cancelledBy('caseworker', projectId, '/api/v1')).toBe(202)
  })
})

test('an order that there is not is not found, whatever stands for its id', async () => {
  const cookie = await sessionOf('caseworker')
  for (const id of ['%00', 'x', Bun.randomUUIDv7()])
    for (const path of ['/orders', '/api/v1/orders'])
      expect((await fetch(`${app.url}${path}/${id}`, { headers: { cookie } })).status).toBe(404)
})

describe('the same key again', () => {
  test('gets the same answer from a run that takes over while the first one lives on', async () => {
    const first = await placeOrder('berger')
    await app.deps.sql`update idempotency
      set state = 'running', answer = null, lease_until = now() where key = 'the-key-of-berger'`
    expect(await placeOrder('berger')).toEqual(first)
    const [row] = await app.deps.sql`select state from idempotency where key = 'the-key-of-berger'`
    expect(row?.state).toBe('done')
  })

  test('gets the same answer when what was ordered is not on offer any more', async () => {
    const first = await placeOrder('adler')
    const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const
    const stream = 'bundle-verzeichnis-basic'
    const { version } = await app.deps.store.read(stream)
    const bundleComposed = (plugins: string[]) => ({
      type: 'BundleComposed' as const,
      data: { plugins, discountPercent: 0 },
    })
    await app.deps.store.commit(context, () => ({
      appends: [{ stream, expectedVersion: version, events: [bundleComposed(['nowhere'])] }],
    }))
    // The snapshot of the catalogue follows within a second; a key that was used answers the same.
    const isWithdrawn = async () => (await post('falke', crypto.randomUUID())).status === 422
    while (!(await isWithdrawn())) await Bun.sleep(5)
    expect(await placeOrder('adler')).toEqual(first)
  })
})
