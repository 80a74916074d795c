import type { Config, LiveVendors } from '../config'
import type { RecordCall } from '../integrations/call-context'
import { openCoolifyClient } from '../integrations/coolify/coolify-client'
import { type DnsWorld, openDns } from '../integrations/dns/dns-client'
import { nameserversAt } from '../integrations/inwx/dns/nameservers'
import { openInwxClient } from '../integrations/inwx/inwx-client'
import { openSiteCheck } from '../integrations/site-probe/site-probe'
import { openMail } from '../integrations/smtp/mail-client'
import { openStripe } from '../integrations/stripe/stripe-client'
import type { SiteAddress, Tools } from '../processes/engine/process'
import type { SandboxSettings } from '../sandbox/open-sandbox'

export type Vendors = Pick<
  Tools,
  'inwx' | 'nameservers' | 'coolify' | 'stripe' | 'dns' | 'mail' | 'sites' | 'site' | 'core'
>

type Addresses = LiveVendors & { dnsWorld?: DnsWorld; site: SiteAddress; perSecond?: number }

const live = ({ vendors }: Config): Addresses => {
  if (!vendors) throw new Error('expected the settings of all vendors in live mode, found none')
  return { ...vendors, site: { scheme: 'https', port: '' } }
}

const standIns = (settings: SandboxSettings): Addresses => ({
  inwx: settings.inwx,
  coolify: settings.coolify,
  stripe: settings.stripe,
  smtp: settings.smtp,
  dnsWorld: settings.dns,
  site: {
    scheme: 'http',
    port: `:${settings.sites.port}`,
    via: { address: '127.0.0.1', port: settings.sites.port },
  },
  perSecond: 0,
})

/** Clients of all vendors: the true ones, or their stand-ins. */
export const openVendors = (
  config: Config,
  settings: SandboxSettings | undefined,
  record: RecordCall,
): Vendors & { close(): Promise<void> } => {
  const at = settings ? standIns(settings) : live(config)
  const limit = at.perSecond === undefined ? {} : { perSecond: at.perSecond }
  const inwx = openInwxClient({ ...at.inwx, ...limit, record })
  const mail = openMail({ ...at.smtp, record })
  return {
    inwx,
    nameservers: nameserversAt(at.inwx.url),
    mail,
    coolify: openCoolifyClient({ ...at.coolify, record }),
    stripe: openStripe({ ...at.stripe, record }),
    dns: openDns({ world: at.dnsWorld, record }),
    sites: openSiteCheck({ record }),
    site: at.site,
    core: config.core,
    close: async () => {
      mail.close()
      await inwx.close()
    },
  }
}
