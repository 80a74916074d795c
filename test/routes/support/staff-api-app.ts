import type { DomainEvent } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { issueApiToken } from '../../../src/routes/admin/staff/api-tokens'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import type { StaffRouteDependencies } from '../../../src/routes/http/guards/staff-route-dependencies'
import { type OrderResponse, orderBody } from '../../support/order-client'
import { wholePath } from '../../support/project-events'
import { openFullApp } from './full-app'
import { appendProjectEvents } from './seed-orders'

export type IssuedTestToken = { token: string; tokenId: string; personId: string }

/** A new member of staff with a token; `role` may be more than `scopes` need. */
export const issueTestToken = async (
  deps: StaffRouteDependencies,
  scopes: readonly ApiScope[],
  role: Role = 'caseworker',
  days = 30,
): Promise<IssuedTestToken> => {
  const tokenId = Bun.randomUUIDv7()
  const name = 'Programm'
  const personId = await ensureStaff(deps, { email: `${tokenId}@vrs.localhost`, name, role })
  const staff = { personId, role, name, sessionId: '' }
  const tokenRequest = { id: tokenId, name, scopes: [...scopes], days }
  return {
    token: await issueApiToken(deps, { staff, requestId: 'test' }, tokenRequest),
    tokenId,
    personId,
  }
}

const jsonHeaders = { 'content-type': 'application/json' }

/** The code of a refusal with its status. */
export const readProblemCode = async (answer: Response) => {
  const { code } = (await answer.json()) as { code: string }
  return [answer.status, code] as const
}

/** The whole service with a live project of a customer, and the calls that programs of staff make. */
export const openStaffApiApp = async () => {
  const whole = await openFullApp()
  const call = (path: string, token: string, body?: unknown, more: Record<string, string> = {}) =>
    fetch(`${whole.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...jsonHeaders, ...(token ? { authorization: `Bearer ${token}` } : {}), ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
  const first = orderBody('erste', { payment: { method: 'invoice' } })
  const key = { 'idempotency-key': 'the-first-key-of-all' }
  const { projectId } = (await (
    await call('/api/v1/orders', '', first, key)
  ).json()) as OrderResponse
  const customerId = (await findProject(whole.deps.sql, projectId))?.customerId ?? ''
  await appendProjectEvents(whole as never, projectId, ...(wholePath.slice(2) as DomainEvent[]))
  const staffOrder = (slug: string, change: object = {}) => {
    const { customer: _, ...rest } = orderBody(slug, { payment: { method: 'invoice' } })
    return { ...rest, customerId, ...change }
  }
  return {
    ...whole,
    projectId,
    customerId,
    call,
    staffOrder,
    order: (token: string, slug: string, change: object = {}, own = `the-key-of-${slug}-now`) =>
      call('/api/v1/projects', token, staffOrder(slug, change), { 'idempotency-key': own }),
    deploy: (token: string, id = projectId, body: unknown = { reason: 'Neue Version' }) =>
      call(`/api/v1/projects/${id}/deploy`, token, body),
    eventsOf: async (id: string) => (await whole.deps.store.read(projectStream(id))).events,
  }
}
