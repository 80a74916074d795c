import type { DomainHeld } from '../../../src/integrations/inwx/types'
import type { Known, KnownProject } from '../../../src/processes/drift/expected-state'
import type { Seen } from '../../../src/processes/drift/observed-state'
import { liveProject } from '../../views/examples/rows'

/** What our events say of one live project, and vendors that say the same. */
export const earlier = '2026-11-01T00:00:00.000Z'
export const asOf = '2026-11-20T02:00:00.000Z'
export const id = '01993e5a-1111-7000-8000-00000000be12'

export const berger: KnownProject = {
  ...liveProject,
  id,
  slug: 'berger',
  domainKind: 'registered',
  domainName: 'berger.de',
  zone: 'berger.de',
  serverId: 's1',
  application: 'app',
  liveAt: earlier,
  releasedAt: earlier,
  changedAt: earlier,
  archivedAt: null,
  suspendedAt: null,
  teardownAt: null,
  tornDownAt: null,
  pausedAt: null,
  stalled: null,
  underWay: false,
  kept: null,
  names: [],
  licensed: [{ plugin: 'kontakt' } as KnownProject['licensed'][number]],
  report: null,
  lock: [],
}

export const server = {
  id: 's1',
  name: 's1',
  ipv4: '203.0.113.7',
  ipv6: null,
  description: null,
  status: 'active' as const,
  statusSince: '2026-11-01T00:00:00.000Z',
  coolifyUuid: 'c1',
  capacity: 1,
  acceptingNew: true,
  taken: 1,
}

export const row = {
  name: 'berger.de',
  kind: 'registered' as const,
  projectId: id,
  isPrimary: true,
  status: 'active' as const,
  registrarRef: '7',
  costCents: 1190,
  expiresAt: '2027-11-01T00:00:00.000Z',
  certificateUntil: null,
  failedBecause: null,
}

export const held: DomainHeld = {
  name: 'berger.de',
  netCents: 1190,
  state: 'held',
  roId: '7',
  status: 'OK',
  expiresAt: '2027-11-01T00:00:00.000Z',
  renewalMode: 'AUTOEXPIRE',
  nameservers: [],
}

export const known = (change: Partial<KnownProject> = {}, more: Partial<Known> = {}): Known => ({
  asOf,
  projects: [{ ...berger, ...change }],
  domains: [row],
  baseDomains: ['kunden.vrs.gmbh'],
  servers: [server],
  payments: [],
  nameservers: ['ns.inwx.de', 'ns2.inwx.de'],
  ...more,
})

export const at = (type: string, name: string, content: string) => ({
  id: '1',
  type,
  name,
  content,
  ttl: 300,
})
export const records = [
  at('A', 'berger.de', '203.0.113.7'),
  at('CNAME', 'www.berger.de', 'berger.de'),
]
export const application = {
  uuid: 'app',
  name: 'vrs-berger-0000be12',
  domains: [],
  state: 'running' as const,
}
export const hosting = {
  projects: [{ uuid: 'p', name: application.name }],
  applications: [application],
  databases: [{ uuid: 'd', name: application.name, state: 'running' as const }],
  servers: [{ uuid: 'c1', name: 's1', ipv4: '203.0.113.7', reachable: true, usable: true }],
}

export const seen = (change: Partial<Seen> = {}): Seen => ({
  domains: [held],
  zones: new Map([['berger.de', records]]),
  nameservers: new Map([['berger.de', ['NS.inwx.de.', 'ns2.inwx.de']]]),
  hosting,
  money: { since: '2026-09-21T00:00:00.000Z', paid: [] },
  sites: new Map([['berger.de', { state: 'told' as const, projectId: id }]]),
  ...change,
})
