import { bring } from './bring-domain'
import { nameAt } from './name-at'
import type { Step } from './process'
import { authCodeOf } from './project-secrets'

/** The added name comes to us as an ordered one does. */
export const bringName: Step = {
  id: 'domain',
  run: (bench) => {
    const { domain } = nameAt(bench)
    const { kind, name } = domain
    return bring(bench, {
      domain,
      secret: authCodeOf(name),
      brought: (zone) => ({ type: 'ConfirmBrought', data: { domain: name, zone, kind } }),
      stalled: (data) => ({ type: 'StallDomain', data: { ...data, domain: name } }),
    })
  },
}
