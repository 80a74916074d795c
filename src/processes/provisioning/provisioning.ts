import { stepIds } from '../../../events/codes'
import { isAbandoned } from '../../domain/project/state'
import type { Process } from '../engine/process'
import { acquirePrimaryDomain } from './acquire-domain'
import { assignServerStep } from './assign-server'
import { awaitDeployment } from './await-deployment'
import { awaitPropagation } from './await-propagation'
import { configureDns } from './configure-dns'
import { prepareDeployment } from './prepare-deployment'
import { startDeploymentStep } from './start-deployment'
import { verifySiteStep } from './verify-site'
import { welcomeCustomerStep } from './welcome-customer'

/** From a released order to a live site. Read it top to bottom: when this happened, do that. */
export const provisioning: Process = {
  queue: 'provisioning',
  onFailure: 'stall',
  isInactive: (project) => isAbandoned(project) || project.pausedAt !== undefined,
  table: {
    ProvisioningReleased: assignServerStep,
    ServerAssigned: acquirePrimaryDomain,
    DomainAssigned: configureDns,
    DnsConfigured: awaitPropagation,
    DnsPropagated: prepareDeployment,
    DeploymentPrepared: startDeploymentStep,
    DeploymentStarted: awaitDeployment,
    DeploymentFinished: verifySiteStep,
    RuntimeBooted: verifySiteStep,
    ProjectWentLive: welcomeCustomerStep,
  },
  resumedBy: { event: 'ProvisioningResumed', steps: stepIds },
}
