import { projectStream } from '../../../events/streams'
import { hasSameAddresses } from '../../domain/plan/site-addresses'
import { rebuildProject } from '../../domain/project/evolve'
import type { DeployResult } from '../../integrations/coolify/types'
import { VendorError } from '../../integrations/vendor-error'
import type { PollAgain } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { StepContext } from '../engine/process'
import { deployExclusively, waitWhileBuilding } from '../provisioning/deploy-exclusively'
import { siteUrls } from '../provisioning/site-hosts'
import { domainNameOfEvent } from './find-additional-domain'

const deploymentFailedCode = 'DEPLOYMENT_FAILED'

const deploymentError = (code: string, vendorText: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'permanent',
    owner: 'caseworker',
    code,
    vendorText,
  })

/** Read again, because another domain may have come as far meanwhile. */
const readExpectedUrls = async (context: StepContext) => {
  const { events } = await context.store.read(projectStream(context.project.id))
  const project = rebuildProject(events)
  if (project.stage === 'initial') throw new Error(`expected project ${context.project.id}`)
  return siteUrls({ siteAddress: context.siteAddress, events, project })
}

/** A deployment that started before the change may not have it: it has to end first. */
const isDeploymentRunning = async ({ coolify }: StepContext, application: string) =>
  (await coolify.listDeployments(application)).some(
    ({ status }) => status === 'queued' || status === 'in_progress',
  )

/** After a stall because of the deployment a person wants another one; else the earlier one is found again. */
const publicationRequestedAt = ({ cause, events, since }: StepContext) => {
  const stall = events.findLast(
    ({ type, data }) => type === 'DomainStalled' && data.domain === domainNameOfEvent(cause),
  )
  if (stall?.type !== 'DomainStalled') return cause.at
  const { code, vendor } = stall.data
  return code === deploymentFailedCode || vendor === 'site' ? since : cause.at
}

/** Sets the site's URLs at Coolify. Answers the deployment that publishes them. */
const ensureDeployed = async (context: StepContext, application: string): Promise<DeployResult> => {
  const { coolify } = context
  const found = await coolify.getApplication(application)
  if (!found) throw deploymentError('404', `expected application ${application}, found none`)
  const addresses = await readExpectedUrls(context)
  if (hasSameAddresses(found.domains, addresses, 'any order'))
    return coolify.deploy(application, publicationRequestedAt(context))
  if (await isDeploymentRunning(context, application)) return { building: true }
  await coolify.setDomains(application, addresses)
  return coolify.deploy(application)
}

/** The proxy serves a site's domains from its next deployment on; undefined once that is finished. */
export const publishSiteDomains = async (context: StepContext): Promise<PollAgain | undefined> => {
  const { application } = latestEvent(context.events, 'DeploymentPrepared').data
  const result = await deployExclusively(context, () => ensureDeployed(context, application))
  if (!('deployment' in result)) return result
  const observed = await context.coolify.getDeployment(result.deployment)
  if (observed?.status === 'finished') return undefined
  if (!observed || observed.status === 'failed' || observed.status === 'cancelled')
    throw deploymentError(
      deploymentFailedCode,
      `deployment ${result.deployment}: ${observed?.status ?? 'gone'}`,
    )
  return waitWhileBuilding(context)
}
