import type { ProjectRow } from '../../../projections/projects'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatDate } from '../../texts/format'
import { ProjectStatusBadge } from '../projects/project-status-badge'
import type { CustomerRecord } from './customer-view-model'

type Props = { t: Texts; model: Pick<CustomerRecord, 'projects'> }

const Row = ({ t, project }: { t: Texts; project: ProjectRow }) => (
  <tr>
    <td class="project">
      <a class="clamp" href={`/admin/projects/${project.id}`}>
        <bdi>{project.name}</bdi>
      </a>
      <span class="sub clamp">{toUnicodeDomain(project.domainName)}</span>
    </td>
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
    <Card id="projects" title={t.projects}>
      {projects.length === 0 ? (
        <EmptyState title={t.customers.noProjectsTitle} text={t.customers.noProjectsText} />
      ) : (
        <ScrollArea label={`${t.projects}, ${t.table}`}>
          <table class="projects stackable">
            <TableHead
              columns={[
                [columns.project, 'project'],
                columns.status,
                [t.customers.columns.order, 'end'],
              ]}
            />
            <tbody>
              {projects.map((project) => (
                <Row t={t} project={project} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </Card>
  )
}
