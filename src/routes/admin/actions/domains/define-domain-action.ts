import type { ProjectRow } from '../../../../../projections/projects'
import type { AdditionalDomainFacts } from '../../../../domain/naming/allowed-domain-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { type ActionKind, defineCodedAction } from '../define-action'

/** `name`: the domain that the address names. */
type DomainSubject = { project: ProjectRow; name: string }

export type DomainActionKind = ActionKind<
  DomainSubject,
  AdditionalDomainFacts,
  object,
  ProjectCommand
>

/** For the actions on one of the additional domains of a project. */
export const defineDomainAction = defineCodedAction<DomainActionKind>()((t) => t.domains.actions)
