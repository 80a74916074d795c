import type { ProjectRow } from '../../../projections/projects'
import type { Texts } from '../../texts/de'
import { formatDate } from '../../texts/format'
import { ProjectNameCell } from '../projects/project-name-cell'
import { ProjectStatusBadge } from '../projects/project-status-badge'
import { RecordsCard } from '../projects/records-card'
import type { CustomerRecord } from './customer-view-model'

type Props = { t: Texts; model: Pick<CustomerRecord, 'projects'> }

const Row = ({ t, project }: { t: Texts; project: ProjectRow }) => (
  <tr>
    <ProjectNameCell project={project} />
    <td class="corner">
      <ProjectStatusBadge t={t} project={project} />
    </td>
    <td class="end nowrap" data-label={t.customers.columns.order}>
      {project.orderNumber}
      <span class="sub">{formatDate(project.orderedAt, t.locale)}</span>
    </td>
  </tr>
)

export const CustomerProjects = ({ t, model: { projects } }: Props) => {
  const { columns } = t.projectList
  return (
    <RecordsCard
      t={t}
      id="projects"
      title={t.projects}
      tableClass="projects stackable"
      columns={[[columns.project, 'project'], columns.status, [t.customers.columns.order, 'end']]}
      records={projects}
      renderRow={(project) => <Row t={t} project={project} />}
      empty={{ title: t.customers.noProjectsTitle, text: t.customers.noProjectsText }}
    />
  )
}
