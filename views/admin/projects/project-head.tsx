import { Moment } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { nameOf } from '../../texts/display-names'
import { shownDomain } from '../../texts/unicode-domain'
import { Acts } from '../actions/project-actions'
import { StatusBadge } from './project-status-badge'
import type { ProjectShown } from './project-view-model'

type Props = { t: Texts; shown: ProjectShown }

const Facts = ({ t, shown: { project, customer, names } }: Props) => (
  <div class="facts">
    {project.liveAt ? (
      <a href={project.url ?? `https://${shownDomain(project.domainName)}/`} rel="noreferrer">
        {shownDomain(project.domainName)}
      </a>
    ) : (
      <span>{shownDomain(project.domainName)}</span>
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

/** Name, status and acts as they stand now; live updates renew it around a form being filled. */
export const ProjectHead = ({ t, shown, outOfBand }: Props & { outOfBand?: boolean }) => (
  <div class="head" id="project-head" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
    <div>
      <div class="titleline">
        <h1>{shown.project.name}</h1>
        <StatusBadge t={t} project={shown.project} />
      </div>
      <Facts t={t} shown={shown} />
    </div>
    <Acts t={t} shown={shown} />
  </div>
)
