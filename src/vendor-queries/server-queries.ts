import type { CoolifyClient } from '../integrations/coolify/types'
import type { VendorQueries } from './vendor-queries'

/** What routes ask of Coolify about servers. */
export const createServerQueries = (
  coolify: CoolifyClient,
): Pick<VendorQueries, 'listServerKeys'> => ({
  listServerKeys: () => coolify.listPrivateKeys(),
})
