import { listHistory } from '../../../../projections/queries/history'
import { findLicense, type LicenseListRow } from '../../../../projections/queries/license-list'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { LicensePage } from '../../../../views/admin/licenses/license-page'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import type { RouteDependencies } from '../../http/route-dependencies'
import { allowedLicenseActions } from '../actions/licenses/license-actions'

const maxLatestEvents = 30
/** `<project>-<plugin>` */
const licenseIdPattern = /^[\w-]{1,150}$/

export const licensePath = (id: string) => `/admin/licenses/${id}`

/** The license that the address names, if there is one. */
export const findRequestedLicense = async (c: RequestContext, { sql }: RouteDependencies) => {
  const id = c.req.param('id') ?? ''
  return licenseIdPattern.test(id) ? findLicense(sql, id) : undefined
}

export const renderLicensePage = async (
  c: RequestContext,
  deps: RouteDependencies,
  license: LicenseListRow,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const stream = `license-${license.id}`
  const entries = await listHistory(deps.sql, { stream, limit: maxLatestEvents })
  const place = { staff, t: frame.t, stream, path: licensePath(license.id) }
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t: frame.t }, entries),
    refused ? [] : consumeFlashAt(c, deps, place),
  ])
  const model = {
    license,
    latest,
    names,
    actions: hasPermission(staff.role, 'write') ? allowedLicenseActions(license) : [],
    refused: refused?.form,
  }
  const page = <LicensePage frame={{ ...frame, toasts }} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/licenses/:id */
export const showLicensePage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const license = await findRequestedLicense(c, deps)
  return license ? renderLicensePage(c, deps, license) : respondWithNotFound(c, deps)
}
