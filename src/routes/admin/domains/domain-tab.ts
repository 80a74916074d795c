import type { AdditionalDomainRow } from '../../../../projections/additional-domains'
import type { ProjectRow } from '../../../../projections/projects'
import {
  listAdditionalDomains,
  listCopiedZones,
  listProjectDomainRows,
} from '../../../../projections/queries/domains'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import type {
  ProjectDomainsTabViewModel,
  ProjectDomainViewModel,
} from '../../../../views/admin/domains/domain-view-model'
import { hasPermission } from '../../../domain/staff/permissions'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadBaseDomainNames } from '../../orders/domain-lookup'
import { addition } from '../actions/domains/addition'
import { domainActions } from '../actions/domains/domain-actions'
import { noDues, toProjectFacts } from '../actions/project/project-facts'

/** What this domain allows now. */
const allowedDomainActions = ({ stage, stalled }: AdditionalDomainRow) =>
  domainActions.filter((action) => action.isAllowed({ stage, stalledStep: stalled?.step }))

const loadAddition = async (
  deps: RouteDependencies,
  project: ProjectRow,
): Promise<ProjectDomainsTabViewModel['addition']> => {
  const { stage } = toProjectFacts(project, noDues)
  if (!addition.isAllowed({ stage, moveState: project.movingAt ? 'moving' : 'settled' }))
    return undefined
  return { action: addition, model: { baseDomains: await loadBaseDomainNames(deps) } }
}

/** Torn down, the name leads nowhere any more. */
const findPrimaryStage = ({ teardownAt, tornDownAt }: ProjectRow) => {
  if (tornDownAt) return 'removed'
  return teardownAt ? 'removing' : 'primary'
}

/** The domains of a project, the primary one before the others. */
export const loadDomainTab = async (
  deps: RouteDependencies,
  { project, staff }: { project: ProjectRow; staff: Staff },
  refused?: RefusedForm,
): Promise<ProjectDomainsTabViewModel> => {
  const { sql } = deps
  const [rows, domains] = await Promise.all([
    listAdditionalDomains(sql, project.id),
    listProjectDomainRows(sql, project.id),
  ])
  const all = [project.domainName, ...rows.map(({ name }) => name)]
  const zones = await listCopiedZones(sql, all)
  const canAct =
    hasPermission(staff.role, 'write') && toProjectFacts(project, noDues).stage === 'live'
  const toDomainView = (
    name: string,
    rest: Pick<ProjectDomainViewModel, 'stage' | 'stalled' | 'actions'>,
  ): ProjectDomainViewModel => ({
    name,
    domain: domains.find((one) => one.name === name),
    copiedRecords: zones.flatMap((zone) => (zone.name === name ? zone.records : [])),
    zoneGaps: zones.flatMap((zone) => (zone.name === name ? (zone.gaps ?? []) : [])),
    ...rest,
  })
  const further = rows.map((row) =>
    toDomainView(row.name, {
      stage: row.stage,
      stalled: row.stalled,
      actions: canAct ? allowedDomainActions(row) : [],
    }),
  )
  const primary = { stage: findPrimaryStage(project), stalled: null, actions: [] } as const
  return {
    tab: 'domain',
    // Nobody has said yet where a satellite of the old marketplace answers.
    domains: project.domainName ? [toDomainView(project.domainName, primary), ...further] : further,
    addition: canAct ? await loadAddition(deps, project) : undefined,
    refused,
  }
}
