import { VendorError } from '../../integrations/vendor-error'
import { openRegistrant } from '../engine/open-customer'
import type { Bench } from '../engine/process'

/** INWX's handle of the customer, who owns her domain herself. */
export const ensureOwner = async (bench: Bench): Promise<string> => {
  const { inwx, project } = bench
  const registrant = await openRegistrant(bench, project.customerId)
  if (registrant) return inwx.ensureContact(registrant)
  throw new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'CONTACT_INCOMPLETE',
    vendorText: `expected name, address, phone and e-mail of customer ${project.customerId}, found not all`,
  })
}
