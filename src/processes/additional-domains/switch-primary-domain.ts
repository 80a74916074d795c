import { domainAppend } from '../engine/domain-append'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { checkDnsVisibility, waitForVisibility } from '../provisioning/await-propagation'
import { siteUrls } from '../provisioning/site-hosts'
import { inspectSite } from '../provisioning/verify-site'
import { requireAdditionalDomainInZone, waitWhileMoving } from './find-additional-domain'

/** The first address is the one that Coolify shows; which of a name and its www leads is decided with it. */
const setPrimaryAtCoolify = async (
  context: StepContext,
  place: { domain: string; zone: string },
) => {
  const { application } = latestEvent(context.events, 'DeploymentPrepared').data
  await context.coolify.setDomains(application, siteUrls(context, place))
}

const domainClaimedEvent = (projectId: string, primary: boolean) => ({
  type: 'DomainClaimed' as const,
  data: { projectId, primary },
})

/** Looks once more whether all is ready; only then the project goes by the other name. */
export const switchPrimaryDomain: Step = {
  id: 'verification',
  deadlineMinutes: 30,
  run: async (context) => {
    const { pollCount, project, handle } = context
    const moving = waitWhileMoving(context)
    if (moving) return moving
    const place = requireAdditionalDomainInZone(context)
    const { missingAt } = await checkDnsVisibility(context, place)
    if (missingAt.length > 0) return waitForVisibility(pollCount, missingAt)
    const { seen, certificateAppend } = await inspectSite(context, place.domain)
    await setPrimaryAtCoolify(context, place)
    await handle(
      { type: 'ConfirmPrimaryDomain', data: { domain: place.domain, url: seen.url } },
      {
        appends: async () => [
          await certificateAppend(domainClaimedEvent(project.id, true)),
          await domainAppend(context, project.domain.name, domainClaimedEvent(project.id, false)),
        ],
      },
    )
    return undefined
  },
}
