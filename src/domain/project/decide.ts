import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { additionalDomainDecisions } from '../naming/decide-additional-domain'
import { freeOrderDecisions } from '../order/decide-free-order'
import { withheldReleaseDecisions } from '../order/withheld-release'
import { disputeDecisions } from '../payment/decide-dispute'
import { renewalRefusalDecisions } from '../payment/decide-renewal-refusal'
import { purchaseDecisions } from '../purchase/decide-purchase'
import type { ProjectCommand } from './commands'
import { correctionDecisions } from './corrections'
import { refundDecisions } from './decide-refund'
import { deploymentDecisions } from './deployment'
import { lifecycleDecisions } from './lifecycle'
import { mailRequestDecisions } from './mail-requests'
import { decidePlaceOrder, paymentDecisions } from './payment'
import { provisioningDecisions } from './provisioning'
import { repairDecisions } from './repair'
import { runtimeKeyDecisions } from './runtime-keys'
import { stallDecisions } from './stall-and-resume'
import type { ExistingProject, ProjectState } from './state'

type ExistingCommand = Exclude<ProjectCommand, { type: 'PlaceOrder' }>
type Decision<C> = (command: C, project: ExistingProject) => ProjectEvent[]
type Decisions = { [T in ExistingCommand['type']]: Decision<Extract<ExistingCommand, { type: T }>> }

/** A command without a decider does not compile. */
const decisions: Decisions = {
  ...paymentDecisions,
  ...freeOrderDecisions,
  ...withheldReleaseDecisions,
  ...refundDecisions,
  ...disputeDecisions,
  ...renewalRefusalDecisions,
  ...purchaseDecisions,
  ...provisioningDecisions,
  ...stallDecisions,
  ...deploymentDecisions,
  ...repairDecisions,
  ...runtimeKeyDecisions,
  ...correctionDecisions,
  ...additionalDomainDecisions,
  ...lifecycleDecisions,
  ...mailRequestDecisions,
}

/** What follows from a command; nothing when it is no news. Throws `Refused` when it may not be. */
export const decideProject = (
  projectId: string,
  command: ProjectCommand,
  project: ProjectState,
): ProjectEvent[] => {
  if (command.type === 'PlaceOrder') return decidePlaceOrder(command, project, projectId)
  if (project.stage === 'initial')
    throw new RefusalError('NO_ORDER', `expected an order of project ${projectId}, found none`)
  const decision = decisions[command.type] as Decision<ExistingCommand>
  return decision(command, project)
}
