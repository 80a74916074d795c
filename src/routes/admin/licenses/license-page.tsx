import { projectStream } from '../../../../events/streams'
import { isOpenPurchase } from '../../../../projections/purchases'
import { listHistory } from '../../../../projections/queries/history'
import { findLicense, type LicenseListRow } from '../../../../projections/queries/license-list'
import { listPurchases } from '../../../../projections/queries/purchases'
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
import { listLicenseOffers } from '../actions/licenses/license-offers'

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
  const place = { staff, t: frame.t, path: licensePath(license.id) }
  const streams = refused ? [] : [stream, projectStream(license.projectId)]
  const [latest, names, toasts, purchases, { offer }] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t: frame.t }, entries),
    Promise.all(streams.map((one) => consumeFlashAt(c, deps, { ...place, stream: one }))),
    listPurchases(deps.sql, license.projectId),
    deps.catalogueSnapshot(),
  ])
  const offers = listLicenseOffers(license, offer, deps.now())
  const isOffered = ({ code }: { code: string }) =>
    (code !== 'upgrade' || offers.longer.length > 0) &&
    (code !== 'downgrade' || offers.shorter.length > 0)
  const model = {
    license,
    ...offers,
    openPurchases: purchases.filter(
      (one) => isOpenPurchase(one) && one.plugins.includes(license.plugin),
    ),
    latest,
    names,
    actions: hasPermission(staff.role, 'write')
      ? allowedLicenseActions(license).filter(isOffered)
      : [],
    refused: refused?.form,
  }
  const page = <LicensePage frame={{ ...frame, toasts: toasts.flat() }} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/licenses/:id */
export const showLicensePage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const license = await findRequestedLicense(c, deps)
  return license ? renderLicensePage(c, deps, license) : respondWithNotFound(c, deps)
}
