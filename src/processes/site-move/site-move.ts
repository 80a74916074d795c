import type { EventType } from '../../../events'
import type { ExistingProject } from '../../domain/project/state'
import { isStepDone } from '../../domain/project/step-rules'
import type { Process } from '../engine/process'
import { awaitDeployment } from '../provisioning/await-deployment'
import { awaitPropagation } from '../provisioning/await-propagation'
import { prepareDeployment } from '../provisioning/prepare-deployment'
import { provisioning } from '../provisioning/provisioning'
import { startDeploymentStep } from '../provisioning/start-deployment'
import { verifySiteStep } from '../provisioning/verify-site'
import { pointDomainsToNewServer } from './point-domains-to-new-server'

/** They follow once the domains lead to the new server. */
const eventsAfterSwitch = new Set<EventType>(['DnsConfigured', 'DnsPropagated'])

/** Only in a move is a site prepared before its domains lead to it. */
const isBuiltBeforeDns = (project: ExistingProject) =>
  project.moveState === 'settled' && isStepDone(project, 'preparation')

/**
 * A live site moves to another server: it is built there while the old one serves, then its domains
 * lead there, then it is verified there. Its jobs run among those of `provisioning`, whose table has
 * all other steps. A project that is not live yet does not move: it is provisioned at its new server.
 */
export const siteMove: Process = {
  ...provisioning,
  appliesTo: (project, { type }) =>
    eventsAfterSwitch.has(type) ? isBuiltBeforeDns(project) : project.moveState === 'moving',
  table: {
    ServerReassigned: prepareDeployment,
    DeploymentPrepared: startDeploymentStep,
    DeploymentStarted: awaitDeployment,
    // The site is up after both of these, which come in either order.
    DeploymentFinished: pointDomainsToNewServer,
    RuntimeBooted: pointDomainsToNewServer,
    DnsConfigured: awaitPropagation,
    DnsPropagated: verifySiteStep,
  },
}
