import { listOpenAlerts } from '../../../../projections/queries/alerts'
import { listDomainPage } from '../../../../projections/queries/domains'
import { listOpenFindings } from '../../../../projections/queries/drift-findings'
import {
  listOrdersToApprove,
  listProjectsWithOpenTask,
  listStalledDomains,
  listStalledProjects,
} from '../../../../projections/queries/work-items'
import type { WorkItem, WorkSubject } from '../../../../views/admin/today/today-view-model'
import type { Texts } from '../../../../views/texts/de'
import { canIgnore } from '../../../domain/drift/allowed-drift-actions'
import { countOrdersWaitingForSlot } from '../../../store/job-queue/held-jobs'
import { listWorkClaims } from '../../../store/ledgers/work-claims'
import { loadPersonNames } from '../../audit/person-names'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'

/** Of each kind; a longer list is no help, and its own page has the rest. */
const itemsPerKind = 50
/** A name that ends later is on the domains' own page. */
const expiryDays = 14

const loadStalled = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const [projects, names] = await Promise.all([
    listStalledProjects(sql, itemsPerKind),
    listStalledDomains(sql, itemsPerKind),
  ])
  return [
    ...projects.map((project) => ({
      kind: 'stalled' as const,
      id: `stalled:${project.id}`,
      project,
    })),
    ...names.map((domain) => ({
      kind: 'stalledDomain' as const,
      id: `stalled:${domain.projectId}:${domain.name}`,
      domain,
    })),
  ]
}

const loadPayments = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const projects = await listProjectsWithOpenTask(sql, itemsPerKind)
  return projects.map((project) => ({ kind: 'payment', id: `payment:${project.id}`, project }))
}

const loadApprovals = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const projects = await listOrdersToApprove(sql, itemsPerKind)
  return projects.map((project) => ({ kind: 'approval', id: `approval:${project.id}`, project }))
}

/** One item for all of them: a server more helps everybody. */
const loadWaitingOrders = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const { asleep, awake } = await countOrdersWaitingForSlot(sql)
  return asleep + awake > 0 ? [{ kind: 'place', id: 'place', orders: asleep + awake }] : []
}

const loadExpiringDomains = async ({ sql, now }: RouteDependencies): Promise<WorkSubject[]> => {
  const filter = { radar: expiryDays, now: now().toISOString(), limit: itemsPerKind } as const
  const domains = await listDomainPage(sql, filter)
  return domains.map((domain) => ({ kind: 'domain', id: `domain:${domain.name}`, domain }))
}

const loadDrift = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const findings = await listOpenFindings(sql)
  return findings
    .filter(canIgnore)
    .slice(0, itemsPerKind)
    .map((finding) => ({ kind: 'drift', id: `drift:${finding.id}`, finding }))
}

const loadAlerts = async ({ sql }: RouteDependencies): Promise<WorkSubject[]> => {
  const alerts = await listOpenAlerts(sql)
  return alerts
    .slice(0, itemsPerKind)
    .map((alert) => ({ kind: 'alert', id: `alert:${alert.id}`, alert }))
}

/** A project that is listed because it is stalled needs no second row for the alert about it. */
const withoutRepeatedAlerts = (subjects: readonly WorkSubject[]) => {
  const stalled = new Set(
    subjects.flatMap((item) => {
      if (item.kind === 'stalled') return [item.project.id]
      return item.kind === 'stalledDomain' ? [item.domain.projectId] : []
    }),
  )
  return subjects.filter(
    (item) =>
      item.kind !== 'alert' ||
      !['stalled', 'stuck'].includes(item.alert.kind) ||
      !stalled.has(item.alert.subject),
  )
}

/** Everything that waits for a person: first what is stalled, last what will be due. */
export const loadWorkSubjects = async (deps: RouteDependencies): Promise<WorkSubject[]> => {
  const subjects = await Promise.all([
    loadStalled(deps),
    loadPayments(deps),
    loadApprovals(deps),
    loadWaitingOrders(deps),
    loadAlerts(deps),
    loadExpiringDomains(deps),
    loadDrift(deps),
  ])
  return withoutRepeatedAlerts(subjects.flat())
}

/** Each with who took it. */
export const withClaims = async (
  deps: RouteDependencies,
  subjects: readonly WorkSubject[],
  { staff, t }: { staff: Staff; t: Texts },
): Promise<WorkItem[]> => {
  const claims = await listWorkClaims(deps.sql, deps.now())
  const people = await loadPersonNames(deps, { viewer: staff.role, t }, [
    ...new Set(claims.map(({ personId }) => personId)),
  ])
  const claimOf = (id: string) => {
    const claim = claims.find(({ item }) => item === id)
    return (
      claim && {
        name: people[claim.personId] ?? t.people.someone,
        claimedAt: claim.claimedAt,
        isOwn: claim.personId === staff.personId,
      }
    )
  }
  return subjects.map((subject) => ({ ...subject, claim: claimOf(subject.id) }))
}
