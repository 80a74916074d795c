import type { AdminAction } from '../define-action'
import type { DomainActionKind } from './define-domain-action'
import { primary } from './primary'
import { domainRemoval } from './removal'
import { domainResumption } from './resumption'

/** Every action on an additional domain, in the order in which the page offers them. */
export const domainActions: readonly AdminAction<DomainActionKind>[] = [
  domainResumption,
  primary,
  domainRemoval,
]
