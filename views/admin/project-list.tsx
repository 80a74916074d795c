import type { ProjectRow, ProjectStatus } from '../../projections/projects'
import type { Texts } from '../texts/de'

/**
 * A page of projects. `next`: the cursor after the last row (the value of `?after=`), absent at the
 * end; `counts` over all projects; `customers`: names by customer id.
 */
export type ProjectListing = {
  rows: readonly ProjectRow[]
  counts: readonly { status: ProjectStatus; count: number }[]
  filter: { search?: string; status?: string; type?: string; server?: string; after?: string }
  next?: string | undefined
  types: readonly { code: string; displayName: string }[]
  servers: readonly { id: string; name: string }[]
  customers: Readonly<Record<string, string>>
}

type Props = { t: Texts; now: string; listing: ProjectListing }

/** The fragment that a partial GET /admin/projects answers (filters and "more" alike). */
export const ProjectList = ({ listing }: Props) => (
  <div id="project-list">{listing.rows.map((row) => row.name)}</div>
)
