import { z } from '@hono/zod-openapi'
import { createApiRoute, jsonResponse } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'

const readinessCheckSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  detail: z.string().optional(),
})

const readinessSchema = z.object({
  status: z.enum(['ready', 'not ready']),
  checks: z.array(readinessCheckSchema),
})

export type ReadinessCheck = { name: string; ok: boolean; detail?: string }

/** What must hold for an order to go live, each named. */
export type RunReadinessChecks = () => Promise<ReadinessCheck[]>

const livenessRoute = createApiRoute({
  method: 'get',
  path: '/livez',
  tags: ['Operation'],
  summary: 'Whether this process answers',
  responses: { 200: jsonResponse('It does.', z.object({ status: z.literal('ok') })) },
})

const readinessRoute = createApiRoute({
  method: 'get',
  path: '/readyz',
  tags: ['Operation'],
  summary: 'Whether an order would go live',
  responses: {
    200: jsonResponse('It would.', readinessSchema),
    503: jsonResponse('It would not: the checks say why.', readinessSchema),
  },
})

const versionRoute = createApiRoute({
  method: 'get',
  path: '/version',
  tags: ['Operation'],
  summary: 'Which version this is',
  responses: { 200: jsonResponse('The version.', z.object({ version: z.string() })) },
})

export const healthRoutes =
  (runChecks: RunReadinessChecks, version: string) => (router: PermissionRouter) => {
    router.openapi(livenessRoute, 'public', (c) => c.json({ status: 'ok' as const }, 200))
    router.openapi(readinessRoute, 'public', async (c) => {
      const checks = await runChecks()
      return checks.every(({ ok }) => ok)
        ? c.json({ status: 'ready' as const, checks }, 200)
        : c.json({ status: 'not ready' as const, checks }, 503)
    })
    router.openapi(versionRoute, 'operator', (c) => c.json({ version }, 200))
  }
