import type { CoolifyClient } from '../integrations/coolify/types'
import { VendorError } from '../integrations/vendor-error'
import { StartupError } from './startup-error'

/** Refuses the start with a Coolify that we do not know; one that is silent may come back. */
export const checkCoolifyVersion = async (coolify: Pick<CoolifyClient, 'checkVersion'>) => {
  try {
    await coolify.checkVersion()
  } catch (error) {
    if (error instanceof VendorError && error.details.code === 'VERSION')
      throw new StartupError(`COOLIFY_API_URL: ${error.details.vendorText}`, { cause: error })
  }
}
