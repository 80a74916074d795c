import { projectStream } from '../../../events/streams'
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

/** Another name may have come as far meanwhile: the latest word counts. */
const readExpectedUrls = async (context: StepContext) => {
  const { events } = await context.store.read(projectStream(context.project.id))
  const project = rebuildProject(events)
  if (project.stage === 'initial') throw new Error(`expected project ${context.project.id}`)
  return siteUrls({ siteAddress: context.siteAddress, events, project })
}

const hasSameItems = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join()

/** One that was begun before the change may not know it: it has to end first. */
const isDeploymentRunning = async ({ coolify }: StepContext, application: string) =>
  (await coolify.listDeployments(application)).some(
    ({ status }) => status === 'queued' || status === 'in_progress',
  )

/** Where the name stands because of what was deployed, a person wants another one; else it is found again. */
const deployRequestedAt = ({ cause, events, since }: StepContext) => {
  const stall = events.findLast(
    ({ type, data }) => type === 'DomainStalled' && data.domain === domainNameOfEvent(cause),
  )
  if (stall?.type !== 'DomainStalled') return cause.at
  const { code, vendor } = stall.data
  return code === deploymentFailedCode || vendor === 'site' ? since : cause.at
}

/** Brings the site's addresses at Coolify to those of its names. Answers the deployment that makes them known. */
const ensureDeployed = async (context: StepContext, application: string): Promise<DeployResult> => {
  const { coolify } = context
  const found = await coolify.getApplication(application)
  if (!found) throw deploymentError('404', `expected application ${application}, found none`)
  const wanted = await readExpectedUrls(context)
  if (hasSameItems(found.domains, wanted))
    return coolify.deploy(application, deployRequestedAt(context))
  if (await isDeploymentRunning(context, application)) return { building: true }
  await coolify.setDomains(application, wanted)
  return coolify.deploy(application)
}

/** The proxy knows the names of a site from its deployment on; undefined once it has ended well. */
export const publishSiteDomains = async (context: StepContext): Promise<PollAgain | undefined> => {
  const { application } = latestEvent(context.events, 'DeploymentPrepared').data
  const answer = await deployExclusively(context, () => ensureDeployed(context, application))
  if (!('deployment' in answer)) return answer
  const seen = await context.coolify.getDeployment(answer.deployment)
  if (seen?.status === 'finished') return undefined
  if (!seen || seen.status === 'failed' || seen.status === 'cancelled')
    throw deploymentError(
      deploymentFailedCode,
      `deployment ${answer.deployment}: ${seen?.status ?? 'gone'}`,
    )
  return waitWhileBuilding(context)
}
