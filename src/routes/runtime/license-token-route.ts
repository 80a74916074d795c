import type { LicenseRow } from '../../../projections/licenses'
import { signLicense } from '../../security/jws'
import type { Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import { living } from './active-project'

const told = ({ plugin, status, runsUntil, updatesUntil, paidUntil }: LicenseRow, now: string) => {
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
  (desk: Desk) =>
  (door: Door): void =>
    door.get(
      '/api/v1/projects/:id/license-token',
      'runtime',
      living(desk, async (c, { project, licenses }) => {
        const now = desk.now()
        const token = await signLicense({
          key: await desk.keys.current('license'),
          issuer: desk.publicUrl,
          projectId: project.id,
          now,
          licenses: licenses.map((license) => told(license, now.toISOString())),
        })
        c.header('cache-control', 'no-store')
        return c.json({ token })
      }),
    )
