import type { DomainListed } from '../../../projections/queries/domain-list'
import type { DomainNow } from '../../../src/domain/naming/domain-observation'
import { DomainPage } from '../../../views/admin/domains/domain-page'
import type {
  DomainListing,
  DomainShown,
  DomainTab,
} from '../../../views/admin/domains/domain-view-model'
import { DomainsPage } from '../../../views/admin/domains/domains-page'
import { ProjectPage } from '../../../views/admin/projects/project-page'
import type { StaffFrame } from '../../../views/layout/page-frame'
import { names } from './display-names'
import { told } from './project-pages'
import { liveProject, longName, price, projectId } from './rows'

const name = 'steuerberater-berger.de'
const domain: DomainListed = {
  name,
  kind: 'registered',
  projectId,
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
    domain,
    {
      ...domain,
      name: 'xn--mller-kva.example',
      status: 'expired',
      expiresAt: '2026-12-01T00:00:00.000Z',
      certificateUntil: null,
      projectId: null,
      projectName: null,
    },
    { ...domain, ...plain, name: 'klick.vrs.localhost', kind: 'subdomain', isPrimary: false },
    { ...domain, name: `${longName}.de`, status: 'pending_transfer', kind: 'transferred' },
    { ...domain, ...plain, name: 'alt.example', status: 'suspended', kind: null },
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

const seen: DomainNow = {
  registry: {
    state: 'held',
    status: 'OK',
    expiresAt: '2027-11-21T12:00:00.000Z',
    renewalMode: 'AUTOEXPIRE',
    nameservers: ['ns.inwx.de', 'ns2.inwx.de'],
    verification: 'VERIFIED',
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

const shown: DomainShown = {
  domain,
  now: seen,
  renewal: { periodEnd: '2027-11-21T12:00:00.000Z', price },
  latest: told.filter(({ entry }) => entry.stream.startsWith('domain-')).slice(0, 6),
  names,
}

const copied = [
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

const tab: DomainTab = {
  tab: 'domain',
  names: [
    { name, is: 'primary', domain, copied, acts: [] },
    { name: 'klick.vrs.localhost', is: 'served', copied: [], acts: ['primary', 'removal'] },
    { name: `${longName}.de`, is: 'added', stalled, copied: [], acts: ['resumption', 'removal'] },
    { name: 'alt.example', is: 'dropped', copied: [], acts: [] },
  ],
  bases: ['vrs.localhost'],
}

const refusedTab: DomainTab = {
  ...tab,
  refused: {
    act: 'addition',
    values: { kind: 'transferred', name: 'berger.de' },
    problems: [
      { pointer: '/name', code: 'DOMAIN_NOT_AVAILABLE', message: 'free' },
      { pointer: '/authCode', code: 'REQUIRED' },
      { pointer: '/reason', code: 'REASON_NEEDED' },
    ],
  },
}
const refusedDrop: DomainTab = {
  ...tab,
  refused: {
    act: 'removal',
    name: 'klick.vrs.localhost',
    values: { note: 'x' },
    problems: [{ pointer: '', code: 'PRIMARY_NOT_DROPPABLE' }],
  },
}
const planned: DomainTab = {
  ...tab,
  refused: {
    act: 'addition',
    values: { kind: 'registered', name: 'klick-apotheke.de' },
    problems: [],
    planned: {
      digest: 'abc',
      plan: {
        silent: [],
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

const silent: DomainNow = { ...seen, registry: 'unreachable', zone: 'unreachable' }
const coming: DomainNow = {
  ...seen,
  registry: { state: 'failed', status: 'TRANSFER FAILED', because: 'wrong auth code' },
  zone: 'none',
}
const below: DomainNow = { ...seen, registry: { state: 'absent' }, zone: [] }

export const domainPages = (frame: StaffFrame) => {
  const project = { project: liveProject, customer: {}, names, acts: [] }
  const page = (one: DomainTab) => <ProjectPage frame={frame} shown={project} tab={one} />
  return {
    domains: <DomainsPage frame={frame} listing={listing} />,
    'domains-empty': <DomainsPage frame={frame} listing={{ ...listing, rows: [], filter: {} }} />,
    'domains-nothing': (
      <DomainsPage frame={frame} listing={{ ...listing, rows: [], filter: { radar: 7 } }} />
    ),
    'domains-checked': (
      <DomainsPage
        frame={frame}
        listing={{ ...listing, filter: {}, checked: { name, state: 'free', netCents: 590 } }}
      />
    ),
    domain: <DomainPage frame={frame} shown={shown} />,
    'domain-silent': <DomainPage frame={frame} shown={{ ...shown, now: silent, latest: [] }} />,
    'domain-coming': (
      <DomainPage
        frame={frame}
        shown={{
          ...shown,
          domain: { ...domain, status: 'pending_transfer', failedBecause: 'TRANSFER_FAILED' },
          now: coming,
          renewal: undefined,
        }}
      />
    ),
    'domain-below': (
      <DomainPage
        frame={frame}
        shown={{
          ...shown,
          domain: { ...domain, ...plain, kind: 'subdomain', isPrimary: false },
          now: below,
        }}
      />
    ),
    'project-domain': page(tab),
    'project-domain-read': page({ ...tab, bases: undefined }),
    'project-domain-planned': page(planned),
    'project-domain-refused': page(refusedTab),
    'project-domain-drop-refused': page(refusedDrop),
  }
}
