import type { Child } from 'hono/jsx'
import type { ProjectStatus } from '../../../projections/projects'
import { hasPermission } from '../../../src/domain/staff/permissions'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { formatNumber } from '../../texts/format'
import { ProjectFilters } from './project-filters'
import { ProjectList } from './project-list'
import type { ProjectListing } from './project-listing'

type CountsProps = { frame: StaffPageFrame; listing: ProjectListing }
/** `dialog`: of an act on several, shown over the list. */
type Props = CountsProps & { dialog?: Child }

const busyStatuses: readonly ProjectStatus[] = ['pending_domain', 'provisioning', 'bootstrapping']

const Counts = ({ frame: { t }, listing: { counts } }: CountsProps) => {
  const sumCounts = (...statuses: readonly ProjectStatus[]) =>
    counts
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, entry) => sum + entry.count, 0)
  const all = counts.reduce((sum, entry) => sum + entry.count, 0)
  const [stalled, waiting] = [sumCounts('error'), sumCounts('pending_payment')]
  const formatCount = (value: number) => formatNumber(value, t.locale)
  return (
    <div class="facts">
      <span>{t.projectList.count(formatCount(all), all === 1)}</span>
      {stalled > 0 && (
        <a href="/admin/projects?status=error">
          {t.projectList.stalledCount(formatCount(stalled))}
        </a>
      )}
      {waiting > 0 && (
        <a href="/admin/projects?status=pending_payment">
          {t.projectList.waitingCount(formatCount(waiting))}
        </a>
      )}
      {sumCounts(...busyStatuses) > 0 && (
        <span>{t.projectList.busyCount(formatCount(sumCounts(...busyStatuses)))}</span>
      )}
    </div>
  )
}

export const ProjectsPage = ({ frame, listing, dialog }: Props) => (
  <StaffShell frame={frame} title={frame.t.projects} section="projects">
    <div class="head">
      <div>
        <h1>{frame.t.projects}</h1>
        <Counts frame={frame} listing={listing} />
      </div>
      {hasPermission(frame.viewer.role, 'write') && (
        <a class="btn primary" href="/admin/projects/new">
          {frame.t.projectList.create}
        </a>
      )}
    </div>
    <section class="card" aria-label={frame.t.projects}>
      <ProjectFilters t={frame.t} listing={listing} />
      <ProjectList t={frame.t} now={frame.now} listing={listing} />
    </section>
    {dialog}
  </StaffShell>
)
