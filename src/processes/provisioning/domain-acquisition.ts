import type { OrderedDomain } from '../../../events/domain'
import type { ProvisioningStalled } from '../../../events/project'
import type { ProjectCommand } from '../../domain/project/commands'

/** A domain to be acquired, and the commands that record it. */
export type DomainAcquisition = {
  domain: OrderedDomain
  /** Which of the project's secrets its auth code is. */
  authCodeSecret: string
  acquiredCommand(zone: string): ProjectCommand
  stallCommand(data: ProvisioningStalled['data']): ProjectCommand
}
