import type { Config } from '../../src/config'
import { openVendorClients } from '../../src/main/open-vendor-clients'

const unreachableUrl = 'http://127.0.0.1:9'

/** Clients of vendors that are not there: for those who ask none of them. */
export const openUnreachableVendors = (config: Config) =>
  openVendorClients(
    config,
    {
      inwx: { url: `${unreachableUrl}/jsonrpc/`, username: 'vrs', password: 'none' },
      coolify: { url: unreachableUrl, token: 'none' },
      stripe: { secretKey: 'sk_test', webhookSecret: 'whsec', apiBase: unreachableUrl },
      smtp: { url: 'smtp://127.0.0.1:9', from: 'VRS <noreply@vrs.localhost>' },
      dns: { resolver: '127.0.0.1:9', nameservers: {} },
      sites: { port: 9, visitorSuffix: '.sites.localhost' },
    },
    () => undefined,
  )
