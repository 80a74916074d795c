import type { Step } from '../engine/process'
import { bring } from '../provisioning/acquire-domain'
import { authCodeOf } from '../provisioning/project-secrets'
import { nameAt } from './find-additional-domain'

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
