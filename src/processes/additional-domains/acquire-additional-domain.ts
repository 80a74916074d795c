import type { Step } from '../engine/process'
import { acquireDomain } from '../provisioning/acquire-domain'
import { authCodeSecretName } from '../provisioning/project-secrets'
import { additionalDomainOf } from './find-additional-domain'

/** An added domain is acquired as an ordered one is. */
export const acquireAdditionalDomain: Step = {
  id: 'domain',
  run: (context) => {
    const { domain } = additionalDomainOf(context)
    const { kind, name } = domain
    return acquireDomain(context, {
      domain,
      authCodeSecret: authCodeSecretName(name),
      acquiredCommand: (zone) => ({
        type: 'ConfirmDomainAcquired',
        data: { domain: name, zone, kind },
      }),
      stallCommand: (data) => ({ type: 'StallDomain', data: { ...data, domain: name } }),
    })
  },
}
