import type { Coolify } from '../integrations/coolify/types'
import { VendorError } from '../integrations/vendor-error'
import { StartRefused } from './startup-error'

/** Refuses the start with a Coolify that we do not know; one that is silent may come back. */
export const checkCoolify = async (coolify: Pick<Coolify, 'version'>) => {
  try {
    await coolify.version()
  } catch (error) {
    if (error instanceof VendorError && error.details.code === 'VERSION')
      throw new StartRefused(`COOLIFY_API_URL: ${error.details.vendorText}`, { cause: error })
  }
}
