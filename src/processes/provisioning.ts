import type { Happened } from '../../events'
import { stepIds } from '../../events/codes'
import { isGivenUp } from '../deciders/project-state'
import { assignServer } from './assign-server'
import { awaitDeployment } from './await-deployment'
import { awaitPropagation } from './await-propagation'
import { bringDomain } from './bring-domain'
import { configureDns } from './configure-dns'
import { moveSite } from './move-site'
import { prepareDeployment } from './prepare-deployment'
import type { Process } from './process'
import { repeatStep } from './repeat-step'
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
