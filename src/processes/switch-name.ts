import { notVisible, visibleAt } from './await-propagation'
import { domainGrowth } from './domain-growth'
import { placeAt, unlessMoving } from './name-at'
import { past } from './past'
import type { Bench, Step } from './process'
import { siteAddresses } from './site-hosts'
import { siteAt } from './verify-site'

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
