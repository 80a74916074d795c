import type { LicenseRow } from '../../../projections/licenses'
import { signLicenseToken } from '../../security/jws'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { withActiveProject } from './active-project'

const licenseClaim = (
  { plugin, status, runsUntil, updatesUntil, paidUntil }: LicenseRow,
  now: string,
) => {
  const ended = status === 'active' && runsUntil !== null && runsUntil <= now
  return {
    plugin,
    status: ended ? ('expired' as const) : status,
    runsUntil,
    updatesUntil,
    paidUntil,
  }
}

/** The offline license: what a site may run, also without us. */
export const licenseTokenRoute =
  (deps: RouteDependencies) =>
  (router: PermissionRouter): void =>
    router.get(
      '/api/v1/projects/:id/license-token',
      'runtime',
      withActiveProject(deps, async (c, { project, licenses }) => {
        const now = deps.now()
        const token = await signLicenseToken({
          key: await deps.keys.getCurrent('license'),
          issuer: deps.publicUrl,
          projectId: project.id,
          now,
          licenses: licenses.map((license) => licenseClaim(license, now.toISOString())),
        })
        c.header('cache-control', 'no-store')
        return c.json({ token })
      }),
    )
