import { z } from '@hono/zod-openapi'
import type { LicenseRow } from '../../../projections/licenses'
import { findLicenseStatus } from '../../domain/license/license-in-force'
import { signLicenseToken } from '../../security/jws'
import { createApiRoute, jsonResponse } from '../http/api-route'
import { projectIdParameter } from '../http/api-schemas'
import type { ApiHandler, PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { withActiveProject } from './active-project'

const licenseClaim = (license: LicenseRow, now: string) => {
  const { plugin, runsUntil, updatesUntil, paidUntil } = license
  return { plugin, status: findLicenseStatus(license, now), runsUntil, updatesUntil, paidUntil }
}

const route = createApiRoute({
  method: 'get',
  path: '/api/v1/projects/{id}/license-token',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'The license to run without us',
  request: { params: projectIdParameter },
  responses: {
    200: jsonResponse(
      'What may run and until when, signed.',
      z.object({ token: z.string().describe('Compact JWS.') }),
    ),
  },
  refusals: ['PROJECT_ARCHIVED'],
})

/** The offline license: what a site may run, also without us. */
export const licenseTokenRoute = (deps: RouteDependencies) => (router: PermissionRouter) => {
  const getToken: ApiHandler<typeof route> = withActiveProject(
    deps,
    async (c, { project, licenses }) => {
      const now = deps.now()
      const token = await signLicenseToken({
        key: await deps.keys.getCurrent('license'),
        issuer: deps.publicUrl,
        projectId: project.id,
        now,
        licenses: licenses.map((license) => licenseClaim(license, now.toISOString())),
      })
      return c.json({ token }, 200, { 'cache-control': 'no-store' })
    },
  )
  router.openapi(route, 'runtime', getToken)
}
