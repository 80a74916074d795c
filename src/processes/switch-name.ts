import { domainStream } from '../../events/streams'
import { notVisible, visibleAt } from './await-propagation'
import { placeAt, unlessMoving } from './name-at'
import { past } from './past'
import type { Bench, Step } from './process'
import { siteAddresses } from './site-addresses'
import { siteAt } from './verify-site'

/** The first address is the one that Coolify shows. */
const putFirst = async (bench: Bench, domain: string) => {
  const { coolify, events, site } = bench
  const { application } = past(events, 'DeploymentPrepared').data
  const first = `${site.scheme}://${domain}`
  const addresses = siteAddresses(bench)
  const others = addresses.filter((address) => address !== first)
  await coolify.setDomains(application, [first, ...others])
}

const claim = (projectId: string, primary: boolean) => ({
  type: 'DomainClaimed' as const,
  data: { projectId, primary },
})

/** Looks once more whether all is ready; only then the project goes by the other name. */
export const switchName: Step = {
  id: 'verification',
  deadlineMinutes: 30,
  run: async (bench) => {
    const { look, project, store, tell } = bench
    const moving = unlessMoving(bench)
    if (moving) return moving
    const place = placeAt(bench)
    const { missingAt } = await visibleAt(bench, place)
    if (missingAt.length > 0) return notVisible(look, missingAt)
    const { seen, news } = await siteAt(bench, place.domain)
    await putFirst(bench, place.domain)
    const stream = domainStream(project.domain.name)
    const { at } = await store.read(stream)
    await tell(
      { type: 'ConfirmPrimary', data: { domain: place.domain, url: seen.url } },
      {
        grows: [
          { ...news, events: [...news.events, claim(project.id, true)] },
          { stream, at, events: [claim(project.id, false)] },
        ],
      },
    )
    return undefined
  },
}
