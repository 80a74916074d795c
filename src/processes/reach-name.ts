import { domainStream } from '../../events/streams'
import { notVisible, visibleAt } from './await-propagation'
import { placeAt } from './name-at'
import type { Step } from './process'

/** Asks all authoritative servers; the name is claimed in the append that says it is visible. */
export const reachName: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async (bench) => {
    const { look, project, store, tell } = bench
    const place = placeAt(bench)
    const { seenBy, missingAt } = await visibleAt(bench, place)
    if (missingAt.length > 0) return notVisible(look, missingAt)
    const stream = domainStream(place.domain)
    const { at } = await store.read(stream)
    const data = { projectId: project.id, primary: false }
    await tell(
      { type: 'ConfirmReached', data: { domain: place.domain, nameservers: seenBy } },
      { grows: [{ stream, at, events: [{ type: 'DomainClaimed', data }] }] },
    )
    return undefined
  },
}
