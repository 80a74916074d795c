import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Role } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { projectById } from '../../../projections/projects'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { checkoutOfferWatched } from '../../../src/routes/orders/checkout-offer'
import { orderBody, type Placed } from '../../support/order-client'
import { openWhole } from '../support/full-app'

type Whole = Awaited<ReturnType<typeof openWhole>>

let whole: Whole
beforeAll(async () => {
  whole = await openWhole()
}, 30_000)
afterAll(() => whole.close())

const post = (slug: string, key: string, more: Record<string, string> = {}) =>
  fetch(`${whole.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...more },
    body: JSON.stringify(orderBody(slug)),
  })

const placed = async (slug: string, key = `the-key-of-${slug}`): Promise<Placed> => {
  const answer = await post(slug, key)
  expect(answer.status).toBe(201)
  return (await answer.json()) as Placed
}

const sessionOf = async (role: Role) => {
  const { desk } = whole
  const email = `${role}@vrs.localhost`
  return `vrs=${await desk.sessions.begin(await ensureStaff(desk, { email, name: role, role }))}`
}

const cancelledBy = async (role: Role, projectId: string, path: string) => {
  const { url } = whole
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
    const [ordered] = (await whole.desk.store.read(projectStream(projectId))).events
    return ordered?.type === 'ProjectOrdered' ? ordered.data.locale : undefined
  }

  test('keeps the language that its customer asks in, else German', async () => {
    const english = { 'accept-language': 'en-GB,en;q=0.9' }
    const answer = await post('wendehals', 'the-key-of-wendehals', english)
    expect(await localeOf(((await answer.json()) as Placed).projectId)).toBe('en')
    expect(await localeOf((await placed('pirol')).projectId)).toBe('de')
  })
})

describe('an order that is not paid', () => {
  test('is followed without asking Stripe at every look, only after a change', async () => {
    const { projectId } = await placed('habicht')
    const { desk } = whole
    let asked = 0
    const ensureCheckout = async () => {
      asked += 1
      const expiresAt = '2026-11-22T08:00:00Z'
      return { sessionId: 'cs_1', url: 'https://checkout.example/1', expiresAt }
    }
    const questions = { ...desk.questions, ensureCheckout }
    const urlOf = checkoutOfferWatched({ ...desk, questions }, 'request-1')
    const project = await projectById(desk.sql, projectId)
    if (!project) throw new Error(`expected project ${projectId}, found none`)
    for (const look of [project, project, { ...project, version: 7 }, { ...project, version: 7 }])
      expect((await urlOf(look)).url).toBe('https://checkout.example/1')
    expect(asked).toBe(2)
  })

  test('is not for an auditor to cancel', async () => {
    const { projectId } = await placed('sperber')
    expect(await cancelledBy('auditor', projectId, '')).toBe(403)
    expect(await cancelledBy('auditor', projectId, '/api/v1')).toBe(403)
    expect(await cancelledBy('caseworker', projectId, '/api/v1')).toBe(202)
  })
})

test('an order that there is not is not found, whatever stands for its id', async () => {
  const cookie = await sessionOf('caseworker')
  for (const id of ['%00', 'x', Bun.randomUUIDv7()])
    for (const path of ['/orders', '/api/v1/orders'])
      expect((await fetch(`${whole.url}${path}/${id}`, { headers: { cookie } })).status).toBe(404)
})

describe('the same key again', () => {
  test('gets the same answer from a run that takes over while the first one lives on', async () => {
    const first = await placed('berger')
    await whole.desk.sql`update idempotency
      set state = 'running', answer = null, lease_until = now() where key = 'the-key-of-berger'`
    expect(await placed('berger')).toEqual(first)
    const [row] = await whole.desk
      .sql`select state from idempotency where key = 'the-key-of-berger'`
    expect(row?.state).toBe('done')
  })

  test('gets the same answer when what was ordered is not on offer any more', async () => {
    const first = await placed('adler')
    const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const
    const stream = 'bundle-verzeichnis-basic'
    const { at } = await whole.desk.store.read(stream)
    const composed = (plugins: string[]) => ({
      type: 'BundleComposed' as const,
      data: { plugins, discountPercent: 0 },
    })
    await whole.desk.store.act(context, () => ({
      grows: [{ stream, at, events: [composed(['nowhere'])] }],
    }))
    while ((await post('falke', 'another-key-of-ours')).status !== 422) await Bun.sleep(5)
    expect(await placed('adler')).toEqual(first)
  })
})
