import type { Step } from '../engine/process'
import { inspectSite } from '../provisioning/verify-site'
import { requireAdditionalDomainInZone, waitWhileMoving } from './find-additional-domain'
import { publishSiteDomains } from './publish-site-domains'

/** The site answers at the domain, with its certificate; Coolify requests one when it deploys. */
export const verifyAdditionalDomain: Step = {
  id: 'verification',
  deadlineMinutes: 30,
  run: async (context) => {
    const waiting = waitWhileMoving(context) ?? (await publishSiteDomains(context))
    if (waiting) return waiting
    const { domain } = requireAdditionalDomainInZone(context)
    const { seen, certificateAppend } = await inspectSite(context, domain)
    await context.handle(
      { type: 'ConfirmDomainServed', data: { domain, ...seen } },
      { appends: async () => [await certificateAppend()] },
    )
    return undefined
  },
}
