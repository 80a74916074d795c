import type { Coolify, Source } from '../../integrations/coolify/types'
import type { Dns } from '../../integrations/dns/dns-client'
import type { InwxClient } from '../../integrations/inwx/types'

/** The vendors that plans are made from. They are only read. */
export type PlanTools = {
  inwx: Pick<InwxClient, 'domainPrice' | 'domainSeen' | 'recordsAt' | 'recordsIn' | 'zoneExists'>
  coolify: Pick<Coolify, 'deployments' | 'differs' | 'standing'>
  dns: Pick<Dns, 'zoneAt'>
  core: Source
  scheme: 'http' | 'https'
}
