import type { Happened } from '../../../events'
import { stepIds } from '../../../events/codes'
import { isGivenUp } from '../../domain/project/state'
import type { Process } from '../engine/process'
import { repeatStep } from '../engine/repeat-step'
import { moveSite } from '../site-move/move-site'
import { bringDomain } from './acquire-domain'
import { assignServer } from './assign-server'
import { awaitDeployment } from './await-deployment'
import { awaitPropagation } from './await-propagation'
import { configureDns } from './configure-dns'
import { prepareDeployment } from './prepare-deployment'
import { startDeployment } from './start-deployment'
import { verifySite } from './verify-site'
import { welcomeCustomer } from './welcome-customer'

const isOnItsWay = (event: Happened) =>
  event.type === 'ProvisioningResumed' && stepIds.some((id) => id === event.data.step)

/** From a released order to a live site. Read it top to bottom: when this happened, do that. */
export const provisioning: Process = {
  queue: 'provisioning',
  inVain: 'stall',
  rests: (project) => isGivenUp(project) || project.pausedAt !== undefined,
  table: {
    ProvisioningReleased: assignServer,
    ServerAssigned: bringDomain,
    ServerReassigned: moveSite,
    DomainAssigned: configureDns,
    DnsConfigured: awaitPropagation,
    DnsPropagated: prepareDeployment,
    DeploymentPrepared: startDeployment,
    DeploymentStarted: awaitDeployment,
    DeploymentFinished: verifySite,
    RuntimeBooted: verifySite,
    ProjectWentLive: welcomeCustomer,
    ProvisioningResumed: { ...repeatStep, when: isOnItsWay },
  },
}
