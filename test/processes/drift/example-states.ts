import type { AccountDomain } from '../../../src/integrations/inwx/types'
import type { ExpectedProject, ExpectedState } from '../../../src/processes/drift/expected-state'
import type { ObservedState } from '../../../src/processes/drift/observed-state'
import { liveProject } from '../../views/examples/rows'

/** What our events say of one live project, and vendors that say the same. */
export const earlier = '2026-11-01T00:00:00.000Z'
const observedAsOf = '2026-11-20T02:00:00.000Z'
export const exampleProjectId = '01993e5a-1111-7000-8000-00000000be12'

export const expectedProject: ExpectedProject = {
  ...liveProject,
  id: exampleProjectId,
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
  keptData: null,
  additionalDomains: [],
  recordedHosts: ['berger.de', 'www.berger.de'],
  activeLicenses: [{ plugin: 'kontakt' } as ExpectedProject['activeLicenses'][number]],
  bootReport: null,
  lock: [],
}

const serverRow = {
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

export const domainRow = {
  name: 'berger.de',
  kind: 'registered' as const,
  projectId: exampleProjectId,
  isPrimary: true,
  status: 'active' as const,
  registrarRef: '7',
  costCents: 1190,
  expiresAt: '2027-11-01T00:00:00.000Z',
  certificateUntil: null,
  failedBecause: null,
}

export const heldDomain: AccountDomain = {
  name: 'berger.de',
  netCents: 1190,
  state: 'held',
  roId: '7',
  status: 'OK',
  expiresAt: '2027-11-01T00:00:00.000Z',
  renewalMode: 'AUTOEXPIRE',
  nameservers: [],
}

export const expectedState = (
  change: Partial<ExpectedProject> = {},
  more: Partial<ExpectedState> = {},
): ExpectedState => ({
  asOf: observedAsOf,
  projects: [{ ...expectedProject, ...change }],
  domains: [domainRow],
  baseDomains: ['kunden.vrs.gmbh'],
  servers: [serverRow],
  payments: [],
  nameservers: ['ns.inwx.de', 'ns2.inwx.de'],
  ...more,
})

export const dnsRecord = (type: string, name: string, content: string) => ({
  id: '1',
  type,
  name,
  content,
  ttl: 300,
})
export const zoneRecords = [
  dnsRecord('A', 'berger.de', '203.0.113.7'),
  dnsRecord('CNAME', 'www.berger.de', 'berger.de'),
]
export const coolifyApplication = {
  uuid: 'app',
  name: 'vrs-berger-0000be12',
  domains: [],
  state: 'running' as const,
}
export const observedHosting = {
  projects: [{ uuid: 'p', name: coolifyApplication.name }],
  applications: [coolifyApplication],
  databases: [{ uuid: 'd', name: coolifyApplication.name, state: 'running' as const }],
  servers: [{ uuid: 'c1', name: 's1', ipv4: '203.0.113.7', reachable: true, usable: true }],
}

export const observedState = (change: Partial<ObservedState> = {}): ObservedState => ({
  domains: [heldDomain],
  zones: new Map([['berger.de', zoneRecords]]),
  nameservers: new Map([['berger.de', ['NS.inwx.de.', 'ns2.inwx.de']]]),
  hosting: observedHosting,
  payments: { since: '2026-09-21T00:00:00.000Z', paid: [] },
  sites: new Map([['berger.de', { state: 'told' as const, projectId: exampleProjectId }]]),
  ...change,
})
