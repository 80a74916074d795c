import { Moment } from '../parts/moment'
import { StatusBadge } from '../parts/status-badge'
import type { Texts } from '../texts/de'
import { nameOf } from '../texts/names'
import { Acts } from './acts'
import type { ProjectShown } from './project-shown'

type Props = { t: Texts; shown: ProjectShown }

const Facts = ({ t, shown: { project, customer, names } }: Props) => (
  <div class="facts">
    {project.liveAt ? (
      <a href={project.url ?? `https://${project.domainName}/`} rel="noreferrer">
        {project.domainName}
      </a>
    ) : (
      <span>{project.domainName}</span>
    )}
    <span>{t.project.order(project.orderNumber)}</span>
    <span>{nameOf(names.projectTypes, project.projectType)}</span>
    <span>
      <span class="sr">{`${t.project.customer}: `}</span>
      {[customer.company, customer.name].filter(Boolean).join(', ') || t.project.unknownCustomer}
    </span>
    {customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>}
    <span>
      {`${t.project.ordered} `}
      <Moment t={t} at={project.orderedAt} />
    </span>
  </div>
)

/** The status as it stands now; live updates replace it wherever it is shown. */
export const ProjectStatusNow = ({ t, shown, outOfBand }: Props & { outOfBand?: boolean }) => (
  <span id="project-status" hx-swap-oob={outOfBand ? 'true' : undefined}>
    <StatusBadge t={t} project={shown.project} />
  </span>
)

export const ProjectHead = ({ t, shown }: Props) => (
  <div class="head">
    <div>
      <div class="titleline">
        <h1>{shown.project.name}</h1>
        <ProjectStatusNow t={t} shown={shown} />
      </div>
      <Facts t={t} shown={shown} />
    </div>
    <Acts t={t} shown={shown} />
  </div>
)
