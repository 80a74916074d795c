import type { Coolify, Source } from '../integrations/coolify/coolify'
import type { Dns } from '../integrations/dns'
import type { InwxClient } from '../integrations/inwx/words'

/** The vendors that plans are made from. They are only read. */
export type PlanTools = {
  inwx: Pick<InwxClient, 'domainPrice' | 'domainSeen' | 'recordsAt' | 'recordsIn' | 'zoneExists'>
  coolify: Pick<Coolify, 'deployments' | 'differs' | 'standing'>
  dns: Pick<Dns, 'zoneAt'>
  core: Source
  scheme: 'http' | 'https'
}
