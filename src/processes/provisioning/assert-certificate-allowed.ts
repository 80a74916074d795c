import { isCertificateForbidden, listCaaNames } from '../../domain/naming/certificate-authority'
import type { DomainInZone } from '../../domain/naming/primary-domain'
import { VendorError } from '../../integrations/vendor-error'
import type { StepContext } from '../engine/process'

const forbiddenError = (domain: string, name: string, contents: readonly string[]) =>
  new VendorError({
    vendor: 'dns',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'CAA_FORBIDS',
    vendorText: `${domain}: expected CAA records that allow letsencrypt.org by http-01, found at ${name} ${contents.join(', ')}`,
  })

/**
 * Throws where a CAA record forbids the site's certificate: before the deployment that would request
 * one in vain. A `www.` is a CNAME of the name, so that the same records count for it.
 */
export const assertCertificateAllowed = async (
  { dns }: Pick<StepContext, 'dns'>,
  { domain, zone }: DomainInZone,
) => {
  for (const name of listCaaNames(domain)) {
    const contents = await dns.readCaa({ name, zone })
    if (isCertificateForbidden(contents)) throw forbiddenError(domain, name, contents)
    if (contents.length > 0) return
  }
}
