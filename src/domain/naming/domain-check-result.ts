import type { AdditionalDomainStage } from '../../../events/codes'

/**
 * INWX's answer to an availability check; `netCents`: the price of the first year or of the
 * transfer.
 */
export type DomainCheckResult = {
  name: string
  state: 'free' | 'taken' | 'ours' | 'unclear' | 'unreachable' | 'base' | 'nothing'
  netCents?: number
}

/** How far one of a project's domains is. */
export type ProjectDomainStage = 'primary' | 'removing' | 'removed' | AdditionalDomainStage
