import type { Config } from '../../src/config'
import { openVendors } from '../../src/main/open-vendor-clients'

const nowhere = 'http://127.0.0.1:9'

/** Clients of vendors that are not there: for those who ask none of them. */
export const silentVendors = (config: Config) =>
  openVendors(
    config,
    {
      inwx: { url: `${nowhere}/jsonrpc/`, username: 'vrs', password: 'none' },
      coolify: { url: nowhere, token: 'none' },
      stripe: { secretKey: 'sk_test', webhookSecret: 'whsec', apiBase: nowhere },
      smtp: { url: 'smtp://127.0.0.1:9', from: 'VRS <noreply@vrs.localhost>' },
      dns: { resolver: '127.0.0.1:9', nameservers: {} },
      sites: { port: 9 },
    },
    () => undefined,
  )
