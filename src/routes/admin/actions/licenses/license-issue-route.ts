import { licenseStream } from '../../../../../events/streams'
import type { ProjectRow } from '../../../../../projections/projects'
import { listLicenses } from '../../../../../projections/queries/licenses'
import type { Locale } from '../../../../../views/texts/locale'
import { nameCatalogue } from '../../../../../views/texts/localize-catalogue'
import { toPlannedEvents } from '../../../../domain/catalogue/catalogue-plan'
import { decideLicenseAt } from '../../../../domain/license/decide-license'
import { isLicenseInForce } from '../../../../domain/license/license-in-force'
import { planStaffLicense } from '../../../../domain/license/staff-license'
import { isHeld } from '../../../../domain/purchase/held-license'
import type { CommandContext } from '../../../../store/event-store/event-store'
import { decideAppend } from '../../../../store/event-store/stream-append'
import type { PermissionRouter } from '../../../http/permission-router'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { addActionRoute } from '../action-routes'
import type { ActionTarget } from '../execute-action'
import { projectPage, requestedProjectTarget } from '../project/project-action-routes'
import { type IssueCommand, type LicenseIssueKind, licenseIssue } from './license-issue'

const loadLicenses = async (
  { sql, now, catalogueSnapshot }: RouteDependencies,
  project: ProjectRow,
  command: IssueCommand,
) => {
  const [licenses, { offer }] = await Promise.all([
    listLicenses(sql, project.id),
    catalogueSnapshot(),
  ])
  const at = now().toISOString()
  const namesOf = (rows: readonly { plugin: string }[]) => new Set(rows.map(({ plugin }) => plugin))
  return planStaffLicense({
    ...command,
    ...{ projectId: project.id, projectType: project.projectType, offer, now: at },
    held: namesOf(licenses.filter(isHeld)),
    usable: namesOf(licenses.filter((license) => isLicenseInForce(license, at))),
  })
}

/** What each license's own rules make of it: a trial becomes a license, say. */
const decideAppends = async (
  deps: RouteDependencies,
  project: ProjectRow,
  command: IssueCommand,
) => {
  const licenses = await loadLicenses(deps, project, command)
  return Promise.all(
    licenses.map((data) =>
      decideAppend(deps.store, licenseStream(project.id, data.plugin), (past) =>
        decideLicenseAt(deps.now().toISOString(), { type: 'IssueLicense', data }, past),
      ),
    ),
  )
}

const commitLicenses = (
  deps: RouteDependencies,
  context: CommandContext,
  project: ProjectRow,
  command: IssueCommand,
) =>
  deps.store.commit(context, async () => ({
    appends: await decideAppends(deps, project, command),
  }))

const createPlan = async (
  deps: RouteDependencies,
  project: ProjectRow,
  command: IssueCommand,
  _requestId: string,
  locale: Locale,
) => {
  const [appends, { catalogue }] = await Promise.all([
    decideAppends(deps, project, command),
    deps.catalogueSnapshot(),
  ])
  const events = appends.flatMap(({ stream, events }) => toPlannedEvents(stream, events))
  const names = nameCatalogue(catalogue, locale)
  return { lines: [], unreachableVendors: [], catalogue: { events, names } }
}

const licenseIssueTarget: ActionTarget<LicenseIssueKind> = {
  ...requestedProjectTarget,
  ...projectPage,
  commit: commitLicenses,
  createPlan,
}

/** POST /admin/projects/:id/license-issue */
export const licenseIssueRoute = (router: PermissionRouter, deps: RouteDependencies) =>
  addActionRoute(router, deps, {
    path: `/admin/projects/:id/${licenseIssue.code}`,
    permission: 'write',
    action: licenseIssue,
    target: licenseIssueTarget,
  })
