import type { ProjectRow } from '../../../../../projections/projects'
import {
  type AdditionalDomainFacts,
  canMakePrimary,
  canRemoveDomain,
  canResumeDomain,
} from '../../../../domain/naming/allowed-domain-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import {
  type ActionKind,
  type AdminAction,
  defineCodedAction,
  planIsConfirmed,
} from '../define-action'

/** `name`: the domain that the address names. */
type DomainSubject = { project: ProjectRow; name: string }

export type DomainActionKind = ActionKind<
  DomainSubject,
  AdditionalDomainFacts,
  object,
  ProjectCommand
>

/** For the actions on one of the additional domains of a project. */
const defineDomainAction = defineCodedAction<DomainActionKind>()((t) => t.domains.actions)

/** The stalled step of an additional domain once more. */
const domainResumption = defineDomainAction({
  code: 'resumption',
  reasons: ['causeRemoved', 'retry', 'other'],
  plan: 'computed',
  isAllowed: canResumeDomain,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'ResumeDomain', data: { domain: subject.name } }),
})

/** Makes an additional domain the primary one. */
const primary = defineDomainAction({
  code: 'primary',
  reasons: ['customerWish', 'brand', 'other'],
  plan: 'computed',
  isAllowed: canMakePrimary,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'MakePrimary', data: { domain: subject.name } }),
})

/** Takes an additional domain off the site; a bought one ends with its term. */
const domainRemoval = defineDomainAction({
  code: 'removal',
  reasons: ['customerWish', 'notNeeded', 'wrong', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: canRemoveDomain,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'RemoveDomain', data: { domain: subject.name } }),
})

/** Every action on an additional domain, in the order in which the page offers them. */
export const domainActions: readonly AdminAction<DomainActionKind>[] = [
  domainResumption,
  primary,
  domainRemoval,
]
