import type { Step } from '../engine/process'
import { siteAt } from '../provisioning/verify-site'
import { placeAt, unlessMoving } from './find-additional-domain'
import { publishNames } from './publish-site-domains'

/** The site answers at the name, with its certificate; Coolify asks for one when it deploys. */
export const serveName: Step = {
  id: 'verification',
  deadlineMinutes: 30,
  run: async (bench) => {
    const waiting = unlessMoving(bench) ?? (await publishNames(bench))
    if (waiting) return waiting
    const { domain } = placeAt(bench)
    const { seen, news } = await siteAt(bench, domain)
    await bench.tell({ type: 'ConfirmServed', data: { domain, ...seen } }, { grows: [news] })
    return undefined
  },
}
