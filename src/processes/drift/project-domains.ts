import type { DomainKind } from '../../../events/codes'
import type { ExpectedProject, ExpectedState } from './expected-state'

type ProjectDomain = { name: string; kind: DomainKind; zone: string | null }

const primaryDomainOf = ({ domainName, domainKind, zone }: ExpectedProject): ProjectDomain => ({
  name: domainName,
  kind: domainKind,
  zone,
})

/** All of a project's names, those under way and on their way out too. */
export const allDomainsOf = (project: ExpectedProject): ProjectDomain[] => [
  primaryDomainOf(project),
  ...project.additionalDomains,
]

/** Those at which its site must answer: what is under way is not compared. */
export const comparableDomainsOf = (
  project: ExpectedProject,
  { asOf }: Pick<ExpectedState, 'asOf'>,
): ProjectDomain[] => [
  primaryDomainOf(project),
  ...project.additionalDomains.filter(
    ({ stage, changedAt }) => (stage === 'served' || stage === 'wanted') && changedAt <= asOf,
  ),
]
