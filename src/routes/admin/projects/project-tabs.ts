import semver from 'semver'
import type { RecordedEvent } from '../../../../events'
import type { ProjectRow } from '../../../../projections/projects'
import type { HistoryFilter } from '../../../../projections/queries/history'
import { listHistory } from '../../../../projections/queries/history'
import { readRuntimeEntitlements } from '../../../../projections/queries/licenses'
import {
  listPayments,
  listProjectDisputes,
  listProjectRefunds,
} from '../../../../projections/queries/payments'
import { listPurchases } from '../../../../projections/queries/purchases'
import { listBootReports } from '../../../../projections/queries/runtimes'
import type { VendorCallFilter } from '../../../../projections/queries/vendor-calls'
import { countVendorCalls, listVendorCalls } from '../../../../projections/queries/vendor-calls'
import type {
  DeploymentLogViewModel,
  ProjectTabViewModel,
} from '../../../../views/admin/projects/project-view-model'
import type { ProjectTabId } from '../../../domain/project/project-tabs'
import { listStepsByTime } from '../../../domain/project/step-progress'
import { openReasonNotes } from '../../audit/reason-notes'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { runPreflight } from '../../orders/order-preflight'
import { loadStepProgress } from '../../orders/order-status'
import { loadCurrentLock } from '../../runtime/current-lock'
import { loadDomainTab } from '../domains/domain-tab'

const rowsPerTab = 100
const entriesPerPage = 50
const callsPerPage = 100
const maxLatestEntries = 5

/** Which project, for whom, and before which number its history or its calls go on. */
type ProjectTabContext = {
  project: ProjectRow
  staff: Staff
  before?: string | undefined
  callFilter?: VendorCallFilter
  /** Asks Coolify, where the log is wanted with the page. */
  loadLog?: () => Promise<DeploymentLogViewModel | undefined>
}
type LoadTab = (deps: RouteDependencies, place: ProjectTabContext) => Promise<ProjectTabViewModel>

const loadHistory = async (deps: RouteDependencies, staff: Staff, filter: HistoryFilter) =>
  openReasonNotes(deps, staff, await listHistory(deps.sql, filter))

/** The newest events of a project, for its page's side. */
export const loadLatestEntries = (
  deps: RouteDependencies,
  { project, staff }: Pick<ProjectTabContext, 'project' | 'staff'>,
) => loadHistory(deps, staff, { project: project.id, limit: maxLatestEntries })

const preflightMaxAgeMs = 10_000

/** Only of an order that may still be released; after that it is history. */
const loadPreflight = async (deps: RouteDependencies, project: ProjectRow) => {
  if (project.progress !== 'pending_payment' || project.archivedAt) return []
  return runPreflight(deps, project, { requestId: project.id, maxAgeMs: preflightMaxAgeMs })
}

const tabLoaders: Record<ProjectTabId, LoadTab> = {
  timeline: async (deps, place) => {
    const [{ events, pending }, latest, preflight] = await Promise.all([
      loadStepProgress(deps, place.project),
      loadLatestEntries(deps, place),
      loadPreflight(deps, place.project),
    ])
    return { tab: 'timeline', steps: listStepsByTime(events, pending), latest, preflight }
  },
  domain: loadDomainTab,
  licenses: async (deps, { project }) => {
    const [entitlements, [report], purchases] = await Promise.all([
      readRuntimeEntitlements(deps.sql, project.id),
      listBootReports(deps.sql, project.id, 1),
      listPurchases(deps.sql, project.id),
    ])
    const { unresolved, yanked } = await loadCurrentLock(
      deps,
      entitlements,
      report ? semver.valid(report.coreVersion) : null,
    )
    const { licenses, installed } = entitlements
    return { tab: 'licenses', licenses, purchases, installed, unresolved, yanked }
  },
  payments: async ({ sql }, { project }) => {
    const [payments, refunds, disputes] = await Promise.all([
      listPayments(sql, project.id),
      listProjectRefunds(sql, project.id),
      listProjectDisputes(sql, project.id),
    ])
    return { tab: 'payments', payments, refunds, disputes }
  },
  'vendor-calls': async ({ sql }, { project, before, callFilter: filter = {} }) => {
    const page = { ...filter, before, limit: callsPerPage + 1 }
    const [found, counts] = await Promise.all([
      listVendorCalls(sql, project.id, page),
      countVendorCalls(sql, project.id),
    ])
    const calls = found.slice(0, callsPerPage)
    const next = found.length > callsPerPage ? calls.at(-1)?.id : undefined
    return { tab: 'vendor-calls', calls, counts, filter, before, next }
  },
  installation: async ({ sql }, { project, loadLog }) => {
    const [reports, log] = await Promise.all([
      listBootReports(sql, project.id, rowsPerTab),
      loadLog?.(),
    ])
    return { tab: 'installation', reports, ...(log ? { log } : {}) }
  },
  history: async (deps, { project, staff, before }) => {
    const limit = entriesPerPage + 1
    const found = await loadHistory(deps, staff, {
      project: project.id,
      limit,
      ...(before ? { before } : {}),
    })
    const entries = found.slice(0, entriesPerPage)
    const next = found.length > entriesPerPage ? entries.at(-1)?.event.number : undefined
    return { tab: 'history', entries, next }
  },
}

/** Loads what one tab shows, and nothing of the others. */
export const loadProjectTab = (
  deps: RouteDependencies,
  name: ProjectTabId,
  place: ProjectTabContext,
) => tabLoaders[name](deps, place)

/** The events that a tab tells as sentences. */
export const historyEventsOf = (tab: ProjectTabViewModel): readonly RecordedEvent[] => {
  if (tab.tab === 'timeline') return tab.latest.map(({ event }) => event)
  return tab.tab === 'history' ? tab.entries.map(({ event }) => event) : []
}
