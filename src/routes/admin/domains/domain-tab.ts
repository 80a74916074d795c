import type { ProjectNameRow } from '../../../../projections/additional-domains'
import { namesOf } from '../../../../projections/additional-domains'
import type { ProjectRow } from '../../../../projections/projects'
import { copiedZones, domainsListedOf } from '../../../../projections/queries/domain-list'
import type {
  DomainTab,
  NameAct,
  NameShown,
  RefusedName,
} from '../../../../views/admin/domains/domain-view-model'
import type { Staff } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { basesOf } from '../../orders/domain-lookup'

/** What this name allows now; a decider judges again when it is done. */
const actsOn = ({ stage, stalled }: ProjectNameRow): NameAct[] => [
  ...(stalled ? (['resumption'] as const) : []),
  ...(stage === 'served' ? (['primary'] as const) : []),
  ...(stage === 'dropped' ? [] : (['removal'] as const)),
]

/** The names of a project, its first before the others. */
export const domainTab = async (
  desk: Desk,
  { project, staff }: { project: ProjectRow; staff: Staff },
  refused?: RefusedName,
): Promise<DomainTab> => {
  const { sql } = desk
  const [rows, domains] = await Promise.all([
    namesOf(sql, project.id),
    domainsListedOf(sql, project.id),
  ])
  const all = [project.domainName, ...rows.map(({ name }) => name)]
  const zones = await copiedZones(sql, all)
  const mayAct = staff.role !== 'auditor' && project.liveAt !== null && project.archivedAt === null
  const shown = (name: string, rest: Pick<NameShown, 'is' | 'stalled' | 'acts'>): NameShown => ({
    name,
    domain: domains.find((one) => one.name === name),
    copied: zones.flatMap((zone) => (zone.name === name ? zone.records : [])),
    ...rest,
  })
  const further = rows.map((row) =>
    shown(row.name, { is: row.stage, stalled: row.stalled, acts: mayAct ? actsOn(row) : [] }),
  )
  return {
    tab: 'domain',
    names: [shown(project.domainName, { is: 'primary', stalled: null, acts: [] }), ...further],
    bases: mayAct ? await basesOf(desk) : undefined,
    refused,
  }
}
