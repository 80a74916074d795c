import { domainAppend } from '../engine/domain-append'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { checkDnsVisibility, waitForVisibility } from '../provisioning/await-propagation'
import { siteUrls } from '../provisioning/site-hosts'
import { inspectSite } from '../provisioning/verify-site'
import { requireAdditionalDomainInZone, waitWhileMoving } from './find-additional-domain'

/** The first URL is the one that Coolify shows; it also decides whether the domain or its www is used. */
const setPrimaryAtCoolify = async (
  context: StepContext,
  target: { domain: string; zone: string },
) => {
  const { application } = latestEvent(context.events, 'DeploymentPrepared').data
  await context.coolify.setDomains(application, siteUrls(context, target))
}

const domainClaimedEvent = (projectId: string, primary: boolean) => ({
  type: 'DomainClaimed' as const,
  data: { projectId, primary },
})

/** Verifies the domain once more; only then it becomes the primary one. */
export const switchPrimaryDomain: Step = {
  id: 'verification',
  deadlineMinutes: 30,
  run: async (context) => {
    const { pollCount, project, handle } = context
    const moving = waitWhileMoving(context)
    if (moving) return moving
    const target = requireAdditionalDomainInZone(context)
    const { missingAt } = await checkDnsVisibility(context, target)
    if (missingAt.length > 0) return waitForVisibility(pollCount, missingAt)
    const { seen, certificateAppend } = await inspectSite(context, target.domain)
    await setPrimaryAtCoolify(context, target)
    await handle(
      { type: 'ConfirmPrimaryDomain', data: { domain: target.domain, url: seen.url } },
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
