import { VendorError } from '../../integrations/vendor-error'
import type { StepContext } from '../engine/process'
import { openDomainHolder } from '../notifications/open-customer'

/** What INWX refuses at a contact only its owner can put right, whatever the code is. */
const toContactRefusal = (error: unknown) =>
  error instanceof VendorError && error.details.owner === 'customer'
    ? new VendorError({ ...error.details, code: 'CONTACT_REFUSED' }, error)
    : error

/** INWX's handle of the customer, who owns her domain herself. */
export const ensureDomainOwner = async (context: StepContext): Promise<string> => {
  const { inwx, project } = context
  const opened = await openDomainHolder(context, project.customerId)
  if ('holder' in opened)
    return inwx.ensureContact(opened.holder).catch((error: unknown) => {
      throw toContactRefusal(error)
    })
  const { faults } = opened
  const found = faults.map(({ field, code }) => `${field} ${code}`).join(', ')
  throw new VendorError({
    vendor: 'inwx',
    errorClass: 'permanent',
    owner: 'customer',
    code: faults.some(({ code }) => code === 'CONTACT_INCOMPLETE')
      ? 'CONTACT_INCOMPLETE'
      : 'CONTACT_REFUSED',
    vendorText: `expected name, address, phone and e-mail of customer ${project.customerId} as registrars take them, found ${found}`,
  })
}
