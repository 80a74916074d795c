import { domainAppend } from '../engine/domain-append'
import type { Step } from '../engine/process'
import { assertCertificateAllowed } from '../provisioning/assert-certificate-allowed'
import { checkDnsVisibility, waitForVisibility } from '../provisioning/await-propagation'
import { requireAdditionalDomainInZone } from './find-additional-domain'

/** Asks all authoritative servers; the name is claimed in the append that says it is visible. */
export const awaitAdditionalPropagation: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async (context) => {
    const { pollCount, project, handle } = context
    const target = requireAdditionalDomainInZone(context)
    const { seenBy, missingAt } = await checkDnsVisibility(context, target)
    if (missingAt.length > 0) return waitForVisibility(pollCount, missingAt)
    await assertCertificateAllowed(context, target)
    const data = { projectId: project.id, primary: false }
    await handle(
      { type: 'ConfirmDomainReachable', data: { domain: target.domain, nameservers: seenBy } },
      {
        appends: async () => [
          await domainAppend(context, target.domain, { type: 'DomainClaimed', data }),
        ],
      },
    )
    return undefined
  },
}
