import type { OrderedDomain, ProvisioningStalled } from '../../../events/project'
import type { ProjectCommand } from '../../domain/project/commands'

/** A name that is to come to us, and how its project is told of it. */
export type Bringing = {
  domain: OrderedDomain
  /** Which of the project's secrets its auth code is. */
  secret: string
  brought(zone: string): ProjectCommand
  stalled(data: ProvisioningStalled['data']): ProjectCommand
}
