import { domainGrowth } from '../engine/domain-append'
import type { Step } from '../engine/process'
import { notVisible, visibleAt } from '../provisioning/await-propagation'
import { placeAt } from './find-additional-domain'

/** Asks all authoritative servers; the name is claimed in the append that says it is visible. */
export const reachName: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async (bench) => {
    const { look, project, tell } = bench
    const place = placeAt(bench)
    const { seenBy, missingAt } = await visibleAt(bench, place)
    if (missingAt.length > 0) return notVisible(look, missingAt)
    const data = { projectId: project.id, primary: false }
    await tell(
      { type: 'ConfirmReached', data: { domain: place.domain, nameservers: seenBy } },
      { grows: [await domainGrowth(bench, place.domain, { type: 'DomainClaimed', data })] },
    )
    return undefined
  },
}
