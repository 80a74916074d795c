import type { ProjectRow, ProjectStatus } from '../../../projections/projects'
import type { BulkAction } from '../actions/bulk-action-view-model'

/**
 * A page of projects. `next`: the cursor after the last row (the value of `?after=`), absent at the
 * end; `counts` over all projects; `customers`: names by customer id.
 */
export type ProjectListing = {
  rows: readonly ProjectRow[]
  counts: readonly { status: ProjectStatus; count: number }[]
  filter: {
    search?: string | undefined
    status?: string | undefined
    type?: string | undefined
    server?: string | undefined
    after?: string | undefined
  }
  next?: string | undefined
  types: readonly { code: string; displayName: string }[]
  servers: readonly { id: string; name: string }[]
  customers: Readonly<Record<string, string>>
  /** What this viewer may do to several at once; nothing where it is absent. */
  bulkActions?: readonly BulkAction[] | undefined
}
