import type { ProjectRow } from '../../../projections/projects'
import { isolateName } from '../../../src/domain/contact/isolate-name'
import { isApprovalAwaited, isFree } from '../../../src/domain/project/allowed-actions'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import type { ProjectListing } from './project-listing'
import { ProjectNameCell } from './project-name-cell'
import { ProjectStatusBadge } from './project-status-badge'

type Props = { t: Texts; now: string; project: ProjectRow; listing: ProjectListing }

/** What is open in the project, shown below its status. */
const describeOpenWork = (t: Texts, project: ProjectRow) => {
  const { stalled, openTask, status, cancelCause } = project
  if (openTask) return t.projectList.tasks[openTask]
  if (cancelCause) return t.projectList.cancelled[cancelCause]
  if (stalled && status === 'error')
    return `${t.steps.labels[stalled.step].open} · ${t.owners[stalled.owner]}`
  if (!isApprovalAwaited(project)) return undefined
  return isFree(project) ? t.projectList.freeToApprove : t.projectList.invoiceToApprove
}

export const ProjectTableRow = ({ t, now, project, listing }: Props) => {
  const { types, servers, customers } = listing
  const openWork = describeOpenWork(t, project)
  return (
    <tr id={`project-${project.id}`}>
      {listing.bulkActions && (
        <td class="tick">
          <label class="tickbox">
            <input type="checkbox" name="project" value={project.id} form="bulk" />
            <span class="sr">{t.bulk.choose(isolateName(project.name))}</span>
          </label>
        </td>
      )}
      <ProjectNameCell project={project} />
      <td data-label={t.projectList.columns.status}>
        <ProjectStatusBadge
          t={t}
          project={{ ...project, isApprovalAwaited: isApprovalAwaited(project) }}
        />
        {openWork && <span class="sub">{openWork}</span>}
      </td>
      <td class="spare">
        <bdi>
          {types.find(({ code }) => code === project.projectType)?.displayName ??
            project.projectType}
        </bdi>
        <span class="sub">
          <bdi>{customers[project.customerId] ?? project.orderNumber}</bdi>
        </span>
      </td>
      <td class="spare">
        <bdi>{servers.find(({ id }) => id === project.serverId)?.name ?? t.none}</bdi>
      </td>
      <td class="end meta nowrap spare">
        <Timestamp t={t} at={project.changedAt} format={{ relativeTo: now }} />
      </td>
    </tr>
  )
}
