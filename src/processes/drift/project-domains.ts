import type { DomainKind } from '../../../events/codes'
import type { Known, KnownProject } from './expected-state'

type NameKnown = { name: string; kind: DomainKind; zone: string | null }

const firstOf = ({ domainName, domainKind, zone }: KnownProject): NameKnown => ({
  name: domainName,
  kind: domainKind,
  zone,
})

/** All of a project's names, those under way and on their way out too. */
export const namesHeld = (project: KnownProject): NameKnown[] => [
  firstOf(project),
  ...project.names,
]

/** Those at which its site must answer: what is under way is not compared. */
export const namesAt = (project: KnownProject, { asOf }: Pick<Known, 'asOf'>): NameKnown[] => [
  firstOf(project),
  ...project.names.filter(
    ({ stage, changedAt }) => (stage === 'served' || stage === 'wanted') && changedAt <= asOf,
  ),
]
