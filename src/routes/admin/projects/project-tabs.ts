import type { Happened } from '../../../../events'
import { projectStream } from '../../../../events/streams'
import { licensesOf } from '../../../../projections/licenses'
import { paymentsOf } from '../../../../projections/payments'
import type { ProjectRow } from '../../../../projections/projects'
import { bootReportsOf } from '../../../../projections/queries/boot-reports'
import type { HistoryFilter } from '../../../../projections/queries/history'
import { historyOf } from '../../../../projections/queries/history'
import { pendingOf } from '../../../../projections/queries/pending-step'
import { vendorCallsOf } from '../../../../projections/queries/vendor-calls'
import type {
  LogShown,
  ProjectTab,
  ProjectTabName,
} from '../../../../views/admin/projects/project-view-model'
import { projectTabs } from '../../../../views/admin/projects/project-view-model'
import { stepsOf } from '../../../domain/project/step-progress'
import { toldTo } from '../../audit/reason-notes'
import type { Staff } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { preflightFor } from '../../orders/order-preflight'
import { domainTab } from '../domains/domain-tab'

const rowsPerTab = 100
const entriesPerPage = 50
const latestShown = 5

/** Which project, for whom, and before which number its history goes on. */
type Place = {
  project: ProjectRow
  staff: Staff
  before?: string | undefined
  /** Asks Coolify, where the log is wanted with the page. */
  readLog?: () => Promise<LogShown | undefined>
}
type Opening = (desk: Desk, place: Place) => Promise<ProjectTab>

export const tabIn = (name: string | undefined): ProjectTabName =>
  projectTabs.find((tab) => tab === name) ?? 'ablauf'

/** The steps of a project with what the queue knows of them, and its events. */
export const progressOf = async ({ store, sql }: Desk, projectId: string) => {
  const [{ events, at }, pending] = await Promise.all([
    store.read(projectStream(projectId)),
    pendingOf(sql, projectId),
  ])
  return { steps: stepsOf(events, pending), at, pending }
}

const told = async (desk: Desk, staff: Staff, filter: HistoryFilter) =>
  toldTo(desk, staff, await historyOf(desk.sql, filter))

/** The newest events of a project, for its page's side. */
export const latestOf = (desk: Desk, { project, staff }: Pick<Place, 'project' | 'staff'>) =>
  told(desk, staff, { project: project.id, limit: latestShown })

const recentMs = 10_000

/** Only of an order that may still be released; after that it is history. */
const preflightShown = async (desk: Desk, project: ProjectRow) => {
  if (project.progress !== 'pending_payment' || project.archivedAt) return []
  return preflightFor(desk, project, { requestId: project.id, atMostOldMs: recentMs })
}

const openings: Record<ProjectTabName, Opening> = {
  ablauf: async (desk, place) => {
    const [{ steps }, latest, preflight] = await Promise.all([
      progressOf(desk, place.project.id),
      latestOf(desk, place),
      preflightShown(desk, place.project),
    ])
    return { tab: 'ablauf', steps, latest, preflight }
  },
  domain: domainTab,
  lizenzen: async ({ sql }, { project }) => ({
    tab: 'lizenzen',
    licenses: await licensesOf(sql, project.id),
  }),
  zahlungen: async ({ sql }, { project }) => ({
    tab: 'zahlungen',
    payments: await paymentsOf(sql, project.id),
  }),
  anfragen: async ({ sql }, { project }) => ({
    tab: 'anfragen',
    calls: await vendorCallsOf(sql, project.id, rowsPerTab),
  }),
  installation: async ({ sql }, { project, readLog }) => {
    const [reports, log] = await Promise.all([
      bootReportsOf(sql, project.id, rowsPerTab),
      readLog?.(),
    ])
    return { tab: 'installation', reports, ...(log ? { log } : {}) }
  },
  historie: async (desk, { project, staff, before }) => {
    const limit = entriesPerPage + 1
    const found = await told(desk, staff, {
      project: project.id,
      limit,
      ...(before ? { before } : {}),
    })
    const entries = found.slice(0, entriesPerPage)
    const next = found.length > entriesPerPage ? entries.at(-1)?.entry.number : undefined
    return { tab: 'historie', entries, next }
  },
}

/** Loads what one tab shows, and nothing of the others. */
export const openTab = (desk: Desk, name: ProjectTabName, place: Place) =>
  openings[name](desk, place)

/** The events that a tab tells as sentences. */
export const toldOn = (tab: ProjectTab): readonly Happened[] => {
  if (tab.tab === 'ablauf') return tab.latest.map(({ entry }) => entry)
  return tab.tab === 'historie' ? tab.entries.map(({ entry }) => entry) : []
}
