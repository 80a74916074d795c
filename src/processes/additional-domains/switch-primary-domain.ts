import { domainGrowth } from '../engine/domain-append'
import { past } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { notVisible, visibleAt } from '../provisioning/await-propagation'
import { siteAddresses } from '../provisioning/site-hosts'
import { siteAt } from '../provisioning/verify-site'
import { placeAt, unlessMoving } from './find-additional-domain'

/** The first address is the one that Coolify shows; which of a name and its www leads is decided with it. */
const putFirst = async (bench: Bench, place: { domain: string; zone: string }) => {
  const { application } = past(bench.events, 'DeploymentPrepared').data
  await bench.coolify.setDomains(application, siteAddresses(bench, place))
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
    const { look, project, tell } = bench
    const moving = unlessMoving(bench)
    if (moving) return moving
    const place = placeAt(bench)
    const { missingAt } = await visibleAt(bench, place)
    if (missingAt.length > 0) return notVisible(look, missingAt)
    const { seen, news } = await siteAt(bench, place.domain)
    await putFirst(bench, place)
    await tell(
      { type: 'ConfirmPrimary', data: { domain: place.domain, url: seen.url } },
      {
        grows: [
          { ...news, events: [...news.events, claim(project.id, true)] },
          await domainGrowth(bench, project.domain.name, claim(project.id, false)),
        ],
      },
    )
    return undefined
  },
}
