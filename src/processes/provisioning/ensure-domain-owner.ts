import { VendorError } from '../../integrations/vendor-error'
import type { StepContext } from '../engine/process'
import { openRegistrant } from '../notifications/open-customer'

/** INWX's handle of the customer, who owns her domain herself. */
export const ensureDomainOwner = async (context: StepContext): Promise<string> => {
  const { inwx, project } = context
  const registrant = await openRegistrant(context, project.customerId)
  if (registrant) return inwx.ensureContact(registrant)
  throw new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'caseworker',
    code: 'CONTACT_INCOMPLETE',
    vendorText: `expected name, address, phone and e-mail of customer ${project.customerId}, found not all`,
  })
}
