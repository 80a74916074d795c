import { VendorError } from '../integrations/vendor-error'
import type { Step } from './process'

/** A name under a base domain of ours is there at once. */
export const bringDomain: Step = {
  id: 'domain',
  run: async ({ project, tell }) => {
    const { kind, name, baseDomain } = project.domain
    if (kind !== 'subdomain' || !baseDomain)
      throw new VendorError({
        vendor: 'inwx',
        errorClass: 'ours',
        code: 'NOT_OFFERED',
        vendorText: `expected a name under a base domain, found ${kind} ${name}`,
        owner: 'us',
      })
    await tell({ type: 'AssignDomain', data: { domain: name, zone: baseDomain, kind } })
    return undefined
  },
}
