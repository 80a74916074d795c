import type { Config, LiveVendors } from '../config'
import type { RecordCall } from '../integrations/call-log'
import { openCoolifyClient } from '../integrations/coolify/coolify-client'
import { type DnsNetwork, openDnsClient } from '../integrations/dns/dns-client'
import { nameserversFor } from '../integrations/inwx/dns/zones'
import { openInwxClient } from '../integrations/inwx/inwx-client'
import { openSiteProbe } from '../integrations/site-probe/site-probe'
import { openMailClient } from '../integrations/smtp/mail-client'
import { getSenderDomain } from '../integrations/smtp/message-id'
import { openStripeClient } from '../integrations/stripe/open-stripe-client'
import type { ProcessDependencies, SiteAddress } from '../processes/engine/process-dependencies'
import type { SandboxSettings } from '../sandbox/open-sandbox'

export type VendorClients = Pick<
  ProcessDependencies,
  | 'inwx'
  | 'nameservers'
  | 'coolify'
  | 'stripe'
  | 'dns'
  | 'mail'
  | 'senderDomain'
  | 'siteProbe'
  | 'siteAddress'
  | 'core'
>

type VendorSettings = LiveVendors & {
  dnsNetwork?: DnsNetwork
  site: SiteAddress
  perSecond?: number
}

const liveSettings = ({ vendors }: Config): VendorSettings => {
  if (!vendors) throw new Error('expected the settings of all vendors in live mode, found none')
  return { ...vendors, site: { scheme: 'https', port: '' } }
}

const sandboxVendorSettings = (settings: SandboxSettings): VendorSettings => ({
  inwx: settings.inwx,
  coolify: settings.coolify,
  stripe: settings.stripe,
  smtp: settings.smtp,
  dnsNetwork: settings.dns,
  site: {
    scheme: 'http',
    port: `:${settings.sites.port}`,
    visitorSuffix: settings.sites.visitorSuffix,
    via: { address: '127.0.0.1', port: settings.sites.port },
  },
  perSecond: 0,
})

/** Clients of all vendors: the true ones, or their stand-ins. */
export const openVendorClients = (
  config: Config,
  settings: SandboxSettings | undefined,
  record: RecordCall,
): VendorClients & { close(): Promise<void> } => {
  const at = settings ? sandboxVendorSettings(settings) : liveSettings(config)
  const limit = at.perSecond === undefined ? {} : { perSecond: at.perSecond }
  const inwx = openInwxClient({ ...at.inwx, ...limit, record })
  const mail = openMailClient({ ...at.smtp, record })
  return {
    inwx,
    nameservers: nameserversFor(at.inwx.url),
    mail,
    senderDomain: getSenderDomain(at.smtp.from),
    coolify: openCoolifyClient({ ...at.coolify, record }),
    stripe: openStripeClient({ ...at.stripe, record }),
    dns: openDnsClient({ network: at.dnsNetwork, record }),
    siteProbe: openSiteProbe({ record }),
    siteAddress: at.site,
    core: config.core,
    close: async () => {
      mail.close()
      await inwx.close()
    },
  }
}
