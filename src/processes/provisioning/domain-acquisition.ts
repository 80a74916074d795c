import type { OrderedDomain } from '../../../events/domain'
import type { ProvisioningStalled } from '../../../events/project'
import type { ProjectCommand } from '../../domain/project/commands'

/** A name that is to come to us, and how its project is told of it. */
export type DomainAcquisition = {
  domain: OrderedDomain
  /** Which of the project's secrets its auth code is. */
  authCodeSecret: string
  acquiredCommand(zone: string): ProjectCommand
  stallCommand(data: ProvisioningStalled['data']): ProjectCommand
}
