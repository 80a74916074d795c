import type { ProjectRow } from '../../../../../projections/projects'
import type { AdditionalDomainFacts } from '../../../../domain/naming/allowed-domain-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { defineAdminAction } from '../define-action'

export type DomainActionKind = {
  /** `name`: the domain that the address names. */
  subject: { project: ProjectRow; name: string }
  facts: AdditionalDomainFacts
  model: object
  command: ProjectCommand
}

/** For the actions on one of the additional domains of a project. */
export const defineDomainAction = defineAdminAction<DomainActionKind>()
