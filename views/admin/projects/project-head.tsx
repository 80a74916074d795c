import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { isApprovalAwaited } from '../../../src/domain/project/allowed-actions'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { getDisplayName } from '../../texts/display-names'
import { ProjectActions } from '../actions/project-actions'
import { ProjectStatusBadge } from './project-status-badge'
import type { ProjectViewModel } from './project-view-model'

type Props = { t: Texts; model: ProjectViewModel }

const Customer = ({ t, model: { project, customer } }: Props) => {
  const name = [customer.company, customer.name].filter(Boolean).join(', ')
  return name ? (
    <a href={`/admin/customers/${project.customerId}`}>
      <bdi>{name}</bdi>
    </a>
  ) : (
    <span>{t.project.unknownCustomer}</span>
  )
}

const Address = ({ project }: Pick<ProjectViewModel, 'project'>) => {
  const name = toUnicodeDomain(project.domainName)
  if (!name) return null
  return project.liveAt && !project.teardownAt ? (
    <a href={project.url ?? `https://${name}/`} rel="noreferrer">
      <bdi>{name}</bdi>
    </a>
  ) : (
    <bdi>{name}</bdi>
  )
}

const Facts = ({ t, model }: Props) => {
  const { project, customer, names } = model
  return (
    <div class="facts">
      <Address project={project} />
      <span>
        {project.importedAt ? t.project.imported.origin : t.project.order(project.orderNumber)}
      </span>
      <bdi>{getDisplayName(names.projectTypes, project.projectType)}</bdi>
      <span>
        <span class="sr">{`${t.project.customer}: `}</span>
        <Customer t={t} model={model} />
      </span>
      {customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>}
      <span>
        {`${project.importedAt ? t.project.imported.since : t.project.ordered} `}
        <Timestamp t={t} at={project.orderedAt} />
      </span>
    </div>
  )
}

/** Name, status and actions; live updates leave a form that is being filled untouched. */
export const ProjectHead = ({ t, model, outOfBand }: Props & { outOfBand?: boolean }) => (
  <div class="head" id="project-head" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
    <div>
      <div class="titleline">
        <h1>
          <bdi>{model.project.name}</bdi>
        </h1>
        <ProjectStatusBadge
          t={t}
          project={{ ...model.project, isApprovalAwaited: isApprovalAwaited(model.project) }}
        />
      </div>
      <Facts t={t} model={model} />
    </div>
    <ProjectActions t={t} model={model} />
  </div>
)
