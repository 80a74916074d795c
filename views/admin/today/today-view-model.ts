import type { Vendor } from '../../../events/codes'
import type { ProjectRow } from '../../../projections/projects'
import type { AlertRow } from '../../../projections/queries/alerts'
import type { DomainListRow } from '../../../projections/queries/domains'
import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import type { VendorHourRow } from '../../../projections/queries/vendor-health'
import type { StalledDomainRow } from '../../../projections/queries/work-items'
import type { ServerRow } from '../../../projections/servers/servers'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ProjectListing } from '../projects/project-listing'
import type { WorkGroup } from './work-groups'

/** What waits for a person; `id` names it for whoever takes it. */
export type WorkSubject = { id: string } & (
  | { kind: 'stalled'; project: ProjectRow }
  | { kind: 'stalledDomain'; domain: StalledDomainRow }
  | { kind: 'payment'; project: ProjectRow }
  | { kind: 'approval'; project: ProjectRow }
  | { kind: 'place'; orders: number }
  | { kind: 'alert'; alert: AlertRow }
  | { kind: 'domain'; domain: DomainListRow }
  | { kind: 'drift'; finding: DriftFindingRow }
)

export const groupOf = ({ kind }: WorkSubject): WorkGroup =>
  kind === 'stalledDomain' ? 'stalled' : kind

/** `name` of who took it; `isOwn`: the viewer did. */
type ItemClaim = { name: string; claimedAt: string; isOwn: boolean }
export type WorkItem = WorkSubject & { claim?: ItemClaim | undefined }

/** `since`: its steps are held back since then; `medianMs`: of the answers of the last hour. */
export type VendorHealth = {
  vendor: Vendor
  hours: readonly Pick<VendorHourRow, 'calls' | 'failed'>[]
  medianMs: number | undefined
  since: string | undefined
}

export type TodayViewModel = {
  counts: ProjectListing['counts']
  items: readonly WorkItem[]
  /** Only these are shown; all without it. */
  group: WorkGroup | undefined
  vendors: readonly VendorHealth[]
  servers: readonly ServerRow[]
  latest: readonly HistoryEntry[]
  names: DisplayNames
}
