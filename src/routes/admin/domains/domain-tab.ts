import type { AdditionalDomainRow } from '../../../../projections/additional-domains'
import type { ProjectRow } from '../../../../projections/projects'
import {
  listAdditionalDomains,
  listCopiedZones,
  listProjectDomainRows,
} from '../../../../projections/queries/domains'
import type {
  ProjectDomainAction,
  ProjectDomainsTabViewModel,
  ProjectDomainViewModel,
  RefusedDomainForm,
} from '../../../../views/admin/domains/domain-view-model'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadBaseDomainNames } from '../../orders/domain-lookup'

/** What this name allows now; a decider judges again when it is done. */
const allowedDomainActions = ({ stage, stalled }: AdditionalDomainRow): ProjectDomainAction[] => [
  ...(stalled ? (['resumption'] as const) : []),
  ...(stage === 'served' ? (['primary'] as const) : []),
  ...(stage === 'dropped' ? [] : (['removal'] as const)),
]

/** The names of a project, its first before the others. */
export const loadDomainTab = async (
  deps: RouteDependencies,
  { project, staff }: { project: ProjectRow; staff: Staff },
  refused?: RefusedDomainForm,
): Promise<ProjectDomainsTabViewModel> => {
  const { sql } = deps
  const [rows, domains] = await Promise.all([
    listAdditionalDomains(sql, project.id),
    listProjectDomainRows(sql, project.id),
  ])
  const all = [project.domainName, ...rows.map(({ name }) => name)]
  const zones = await listCopiedZones(sql, all)
  const mayAct = staff.role !== 'auditor' && project.liveAt !== null && project.archivedAt === null
  const toDomainView = (
    name: string,
    rest: Pick<ProjectDomainViewModel, 'stage' | 'stalled' | 'actions'>,
  ): ProjectDomainViewModel => ({
    name,
    domain: domains.find((one) => one.name === name),
    copiedRecords: zones.flatMap((zone) => (zone.name === name ? zone.records : [])),
    ...rest,
  })
  const further = rows.map((row) =>
    toDomainView(row.name, {
      stage: row.stage,
      stalled: row.stalled,
      actions: mayAct ? allowedDomainActions(row) : [],
    }),
  )
  return {
    tab: 'domain',
    domains: [
      toDomainView(project.domainName, { stage: 'primary', stalled: null, actions: [] }),
      ...further,
    ],
    baseDomains: mayAct ? await loadBaseDomainNames(deps) : undefined,
    refused,
  }
}
