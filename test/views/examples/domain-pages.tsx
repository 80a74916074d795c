import type { ZoneGap } from '../../../events/domain'
import type { DomainListRow } from '../../../projections/queries/domains'
import type { DomainObservation } from '../../../src/domain/naming/domain-observation'
import { addition } from '../../../src/routes/admin/actions/domains/addition'
import { DomainPage } from '../../../views/admin/domains/domain-page'
import type {
  DomainListing,
  DomainViewModel,
  ProjectDomainsTabViewModel,
} from '../../../views/admin/domains/domain-view-model'
import { DomainsPage } from '../../../views/admin/domains/domains-page'
import { ProjectPage } from '../../../views/admin/projects/project-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { offerDomainActions } from './offered-actions'
import { historyEntries } from './project-pages'
import { liveProject, longName, pageProjectId, price } from './rows'

const name = 'steuerberater-berger.de'
export const shownDomain: DomainListRow = {
  name,
  kind: 'registered',
  projectId: pageProjectId,
  projectName: 'Steuerberater Köln',
  zone: name,
  isPrimary: true,
  status: 'active',
  registrarRef: '980401',
  costCents: 590,
  expiresAt: '2027-11-21T12:00:00.000Z',
  certificateUntil: '2026-11-24T12:00:00.000Z',
  attentionAt: '2026-11-24T12:00:00.000Z',
  failedBecause: null,
}
const plain = { costCents: 0, expiresAt: null, certificateUntil: null, registrarRef: null }

const listing: DomainListing = {
  rows: [
    shownDomain,
    {
      ...shownDomain,
      name: 'xn--mller-kva.example',
      status: 'expired',
      expiresAt: '2026-12-01T00:00:00.000Z',
      certificateUntil: null,
      projectId: null,
      projectName: null,
    },
    { ...shownDomain, ...plain, name: 'klick.vrs.localhost', kind: 'subdomain', isPrimary: false },
    { ...shownDomain, name: `${longName}.de`, status: 'pending_transfer', kind: 'transferred' },
    { ...shownDomain, ...plain, name: 'alt.example', status: 'suspended', kind: null },
  ],
  radar: [
    { days: 60, count: 1204 },
    { days: 30, count: 17 },
    { days: 14, count: 3 },
    { days: 7, count: 1 },
  ],
  filter: { radar: 30, search: 'berger', after: 'infinity~a.de' },
  next: '2026-11-24T12:00:00.000Z~b.de',
}

const domainState: DomainObservation = {
  registry: {
    state: 'held',
    status: 'OK',
    expiresAt: '2027-11-21T12:00:00.000Z',
    renewalMode: 'AUTOEXPIRE',
    nameservers: ['ns.inwx.de', 'ns2.inwx.de'],
    renewBefore: '2027-11-20T12:00:00.000Z',
    verification: 'ACTIVE',
  },
  zone: [
    { type: 'A', name, content: '203.0.113.7', ttl: 300, mark: 'ours' },
    { type: 'CNAME', name: `www.${name}`, content: name, mark: 'missing' },
    { type: 'MX', name, content: '10 mail.provider.example', ttl: 3600, mark: 'copied' },
    { type: 'AAAA', name, content: '2001:db8::99', ttl: 300, mark: 'strange' },
    { type: 'TXT', name, content: `v=spf1 include:${longName} -all`, ttl: 3600, mark: 'other' },
  ],
  nameservers: ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu'],
}

const domainView: DomainViewModel = {
  domain: shownDomain,
  vendorState: domainState,
  renewal: { periodEnd: '2027-11-21T12:00:00.000Z', price },
  latest: historyEntries.filter(({ event }) => event.stream.startsWith('domain-')).slice(0, 6),
  names: displayNames,
}

const zoneGaps: ZoneGap[] = [
  { reason: 'refused', name: 'klick.example', type: 'CAA' },
  { reason: 'tooMany', name: 'h500.klick.example' },
]
const copiedRecords = [
  { type: 'MX', name, content: '10 mail.provider.example' },
  { type: 'TXT', name, content: 'v=spf1 include:provider.example -all' },
]
const stalled = {
  step: 'domain',
  vendor: 'inwx',
  code: 'REG_FAILED',
  vendorText: 'Object exists',
  owner: 'caseworker',
} as const

const domainTab: ProjectDomainsTabViewModel = {
  tab: 'domain',
  domains: [
    { name, stage: 'primary', domain: shownDomain, copiedRecords, zoneGaps, actions: [] },
    {
      name: 'klick.vrs.localhost',
      stage: 'served',
      copiedRecords: [],
      zoneGaps: [],
      actions: offerDomainActions('primary', 'removal'),
    },
    {
      name: `${longName}.de`,
      stage: 'added',
      stalled,
      copiedRecords: [],
      zoneGaps: [],
      actions: offerDomainActions('resumption', 'removal'),
    },
    { name: 'alt.example', stage: 'dropped', copiedRecords: [], zoneGaps: [], actions: [] },
  ],
  addition: { action: addition, model: { baseDomains: ['vrs.localhost'] } },
}

const refusedTab: ProjectDomainsTabViewModel = {
  ...domainTab,
  refused: {
    action: 'addition',
    values: { kind: 'transferred', name: 'berger.de' },
    errors: [
      { pointer: '/name', code: 'DOMAIN_NOT_AVAILABLE', message: 'free' },
      { pointer: '/authCode', code: 'REQUIRED' },
      { pointer: '/reason', code: 'REASON_NEEDED' },
    ],
  },
}
const refusedRemovalTab: ProjectDomainsTabViewModel = {
  ...domainTab,
  refused: {
    action: 'removal',
    target: 'klick.vrs.localhost',
    values: { note: 'x' },
    errors: [{ pointer: '', code: 'PRIMARY_NOT_DROPPABLE' }],
  },
}
const plannedTab: ProjectDomainsTabViewModel = {
  ...domainTab,
  refused: {
    action: 'addition',
    values: { kind: 'registered', name: 'klick-apotheke.de' },
    errors: [],
    actionPlan: {
      digest: 'abc',
      plan: {
        unreachableVendors: [],
        zoneGaps: [{ reason: 'noRecord', name: 'post.klick-apotheke.de' }],
        lines: [
          { act: 'create', what: 'zone', name: 'klick-apotheke.de' },
          { act: 'create', what: 'contact', name: 'klick-apotheke.de' },
          { act: 'buy', what: 'domain', name: 'klick-apotheke.de', netCents: 590 },
          { act: 'create', what: 'record', name: 'A klick-apotheke.de → 203.0.113.7' },
          { act: 'change', what: 'application', name: 'vrs-klick-0000be12' },
          { act: 'deploy', what: 'application', name: 'vrs-klick-0000be12' },
        ],
      },
    },
  },
}

const unreachableState: DomainObservation = {
  ...domainState,
  registry: 'unreachable',
  zone: 'unreachable',
}
const transferringState: DomainObservation = {
  ...domainState,
  registry: { state: 'failed', status: 'TRANSFER FAILED', because: 'wrong auth code' },
  zone: 'none',
}
const subdomainState: DomainObservation = {
  ...domainState,
  registry: { state: 'absent' },
  zone: [],
}

export const domainPages = (frame: StaffPageFrame) => {
  const project = { project: liveProject, customer: {}, names: displayNames, actions: [] }
  const page = (one: ProjectDomainsTabViewModel) => (
    <ProjectPage frame={frame} model={project} tab={one} />
  )
  return {
    domains: <DomainsPage frame={frame} listing={listing} />,
    'domains-empty': <DomainsPage frame={frame} listing={{ ...listing, rows: [], filter: {} }} />,
    'domains-nothing': (
      <DomainsPage frame={frame} listing={{ ...listing, rows: [], filter: { radar: 7 } }} />
    ),
    'domains-checked': (
      <DomainsPage
        frame={frame}
        listing={{ ...listing, filter: {}, checkResult: { name, state: 'free', netCents: 590 } }}
      />
    ),
    domain: <DomainPage frame={frame} model={domainView} />,
    'domain-silent': (
      <DomainPage
        frame={frame}
        model={{ ...domainView, vendorState: unreachableState, latest: [] }}
      />
    ),
    'domain-coming': (
      <DomainPage
        frame={frame}
        model={{
          ...domainView,
          domain: { ...shownDomain, status: 'pending_transfer', failedBecause: 'TRANSFER_FAILED' },
          vendorState: transferringState,
          renewal: undefined,
        }}
      />
    ),
    'domain-below': (
      <DomainPage
        frame={frame}
        model={{
          ...domainView,
          domain: { ...shownDomain, ...plain, kind: 'subdomain', isPrimary: false },
          vendorState: subdomainState,
        }}
      />
    ),
    'project-domain': page(domainTab),
    'project-domain-read': page({ ...domainTab, addition: undefined }),
    'project-domain-planned': page(plannedTab),
    'project-domain-refused': page(refusedTab),
    'project-domain-drop-refused': page(refusedRemovalTab),
  }
}
