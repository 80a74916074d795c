import type { ApplicationSource, CoolifyClient } from '../../integrations/coolify/types'
import type { DnsClient } from '../../integrations/dns/dns-client'
import type { InwxClient } from '../../integrations/inwx/types'

/** The vendors that plans are made from. They are only read. */
export type PlanDependencies = {
  inwx: Pick<
    InwxClient,
    'getDomainPrice' | 'observeDomain' | 'listRecordsAt' | 'listZoneRecords' | 'zoneExists'
  >
  coolify: Pick<CoolifyClient, 'listDeployments' | 'hasOutdatedSettings' | 'getProjectInventory'>
  dns: Pick<DnsClient, 'readPublicZone'>
  core: ApplicationSource
  scheme: 'http' | 'https'
}
