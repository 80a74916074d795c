import { LoginPage } from '../../views/admin/login-page'
import { NewProjectPage } from '../../views/admin/new-project-page'
import type { ProjectListing } from '../../views/admin/project-list'
import { ProjectPage } from '../../views/admin/project-page'
import type { ProjectShown, ProjectTab } from '../../views/admin/project-shown'
import { ProjectsPage } from '../../views/admin/projects-page'
import { StaffProblemPage } from '../../views/admin/staff-problem-page'
import { AuditPage } from '../../views/audit/audit-page'
import { DocsPage } from '../../views/docs/docs-page'
import type { StaffFrame } from '../../views/layout/frame'
import { emptyOrder } from '../../views/order/order-values'
import { HomePage } from '../../views/shop/home-page'
import { OrderPage } from '../../views/shop/order-page'
import { ShopProblemPage } from '../../views/shop/shop-problem-page'
import type { Tracked } from '../../views/shop/tracked'
import { TrackerPage } from '../../views/shop/tracker-page'
import type { Locale } from '../../views/texts/locale'
import type { Names } from '../../views/texts/names'
import { textsFor } from '../../views/texts/texts'
import { exampleEvents } from './example-events'
import * as rows from './example-rows'

const { project, stalledProject, liveProject, longName, steps, now } = rows

export const names: Names = {
  people: { p1: 'Jana Krüger' },
  projects: { [rows.projectId]: 'Steuerberater Köln' },
  servers: { s1: 'hetzner-3' },
  projectTypes: { business_directory: 'Branchenverzeichnis' },
  bundles: { 'verzeichnis-basic': 'Verzeichnis Basic' },
  plugins: { directory: 'Verzeichnis', kontakt: 'Kontakt', impressum: 'Impressum' },
}

const told = exampleEvents.map((entry, index) => ({
  entry,
  ...(index === 0 ? { note: 'Kundin hat <b>angerufen</b>' } : {}),
})) as unknown as Parameters<typeof AuditPage>[0]['entries']

const listing: ProjectListing = {
  rows: [
    stalledProject,
    { ...project, id: 'b', name: longName, domainName: `${longName}.example` },
    { ...project, id: 'c', name: 'Klick Medien', paymentMethod: 'invoice' },
    { ...liveProject, id: 'd', name: 'Holzspielzeug Vogt', changedAt: '2026-11-18T09:00:00Z' },
    { ...project, id: 'e', name: 'Café am Markt', status: 'bootstrapping' },
    { ...project, id: 'f', name: 'Kanzlei Brandt', status: 'archived', cancelCause: 'expired' },
    { ...project, id: 'g', name: 'Preiser KG', openTask: 'paymentMismatched' },
  ],
  counts: [
    { status: 'error', count: 2 },
    { status: 'active', count: 1262 },
    { status: 'pending_payment', count: 17 },
    { status: 'bootstrapping', count: 3 },
  ],
  filter: { status: '' },
  next: '2026-11-18~d',
  types: [{ code: 'business_directory', displayName: 'Branchenverzeichnis' }],
  servers: [{ id: 's1', name: 'hetzner-3' }],
  customers: { c1: 'Berger & Partner GmbH' },
}

const shown = (over: Partial<ProjectShown> = {}): ProjectShown => ({
  project: stalledProject,
  customer: { name: 'Ada Berger', company: 'Berger & Partner GmbH', email: 'ada@example.org' },
  names,
  acts: ['resumption', 'deployment', 'runtime-key'],
  ...over,
})

const flow = (which: keyof typeof steps): ProjectTab => ({
  tab: 'ablauf',
  steps: steps[which],
  latest: told.slice(0, 4),
})

const tracked = (over: Partial<Tracked> = {}): Tracked => ({
  project,
  steps: steps.unpaid,
  projectType: 'Branchenverzeichnis',
  plugins: ['Verzeichnis', 'Kontakt'],
  checkoutUrl: 'https://checkout.stripe.test/c/1',
  canCancel: true,
  ...over,
})

const filled = {
  ...emptyOrder,
  orderId: '0199a1b2-0000-7000-8000-000000000009',
  projectType: 'business_directory',
  bundle: 'verzeichnis-basic',
  name: longName,
  slug: 'www',
  'customer.email': 'keine Adresse',
}

const problems = [
  { pointer: '/slug', code: 'LABEL_RESERVED' },
  { pointer: '/customer/email', code: 'BAD_FORMAT' },
  { pointer: '/consents/terms', code: 'CONSENT_NEEDED' },
  { pointer: '/plugins', code: 'NOT_AVAILABLE' },
  { pointer: '', code: 'SOMETHING_NEW', message: 'Etwas Neues' },
]

const document = {
  openapi: '3.1.0',
  info: { title: 'VRS Marketplace API', version: '0.1.0', description: 'Orders and licenses.' },
  paths: {
    '/api/v1/orders': {
      post: {
        summary: 'Place an order',
        parameters: [
          { name: 'Idempotency-Key', in: 'header', required: true, description: 'A key' },
        ],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 201: { description: 'Ordered' }, 422: { description: 'Refused' } },
      },
    },
    '/api/v1/orders/{projectId}': { get: { responses: { 200: { description: 'The order' } } } },
  },
}

const tabs: Record<string, ProjectTab> = {
  lizenzen: { tab: 'lizenzen', licenses: rows.licenses },
  'lizenzen-leer': { tab: 'lizenzen', licenses: [] },
  zahlungen: { tab: 'zahlungen', payments: rows.payments },
  'zahlungen-leer': { tab: 'zahlungen', payments: [] },
  anfragen: { tab: 'anfragen', calls: rows.calls },
  'anfragen-leer': { tab: 'anfragen', calls: [] },
  installation: { tab: 'installation', reports: rows.reports },
  'installation-leer': { tab: 'installation', reports: [] },
  historie: { tab: 'historie', entries: told.slice(0, 6), next: '12' },
  'historie-leer': { tab: 'historie', entries: [] },
}

const refused: ProjectShown = shown({
  refused: {
    act: 'resumption',
    values: { note: 'Schon gesagt' },
    problems: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
  },
})

const staffPages = (frame: StaffFrame) => ({
  login: <LoginPage frame={frame} next="/admin/projects" />,
  'login-refused': (
    <LoginPage frame={frame} next="/" email="ada@example.org" problem="WRONG_CREDENTIALS" />
  ),
  projects: <ProjectsPage frame={frame} listing={listing} />,
  'projects-empty': <ProjectsPage frame={frame} listing={{ ...listing, rows: [], counts: [] }} />,
  'projects-nothing': (
    <ProjectsPage frame={frame} listing={{ ...listing, rows: [], filter: { search: 'x' } }} />
  ),
  'project-stalled': <ProjectPage frame={frame} shown={shown()} tab={flow('stalled')} />,
  'project-refused': <ProjectPage frame={frame} shown={refused} tab={flow('stalled')} />,
  'project-waiting': (
    <ProjectPage
      frame={frame}
      shown={shown({ project: { ...project, status: 'pending_domain', name: longName } })}
      tab={flow('waiting')}
    />
  ),
  'project-unpaid': (
    <ProjectPage
      frame={frame}
      shown={shown({
        project: { ...project, paymentMethod: 'invoice', openTask: 'paymentMismatched' },
        acts: ['invoice-approval', 'payment-confirmation', 'cancellation'],
        refused: {
          act: 'payment-confirmation',
          values: {},
          problems: [{ pointer: '/amountEuros', code: 'BAD_AMOUNT' }],
        },
      })}
      tab={flow('unpaid')}
    />
  ),
  'project-live': (
    <ProjectPage
      frame={frame}
      shown={shown({ project: liveProject, acts: ['deployment', 'runtime-key'], customer: {} })}
      tab={flow('live')}
    />
  ),
  ...Object.fromEntries(
    Object.entries(tabs).map(([name, tab]) => [
      `project-${name}`,
      <ProjectPage frame={frame} shown={shown()} tab={tab} />,
    ]),
  ),
  'new-project': (
    <NewProjectPage
      frame={frame}
      offer={{ ...rows.offer, paymentMethods: ['stripe_prepaid', 'invoice', 'free'] }}
      values={filled}
      quote={rows.price}
    />
  ),
  'staff-problem': <StaffProblemPage frame={frame} kind="forbidden" requestId="r-1" />,
  audit: (
    <AuditPage frame={frame} filter={{ kind: 'project' }} entries={told} names={names} next="1" />
  ),
  'audit-empty': (
    <AuditPage frame={frame} filter={{ text: 'x', before: '9' }} entries={[]} names={names} />
  ),
})

const shopPages = (frame: StaffFrame) => ({
  home: <HomePage frame={frame} offer={rows.offer} />,
  'home-empty': <HomePage frame={frame} offer={{ ...rows.offer, projectTypes: [] }} />,
  order: (
    <OrderPage
      frame={frame}
      offer={rows.offer}
      values={{ ...emptyOrder, projectType: 'business_directory', bundle: 'verzeichnis-basic' }}
      quote={rows.price}
    />
  ),
  'order-problems': (
    <OrderPage frame={frame} offer={rows.offer} values={filled} problems={problems} />
  ),
  'tracker-unpaid': <TrackerPage frame={frame} tracked={tracked()} />,
  'tracker-later': <TrackerPage frame={frame} tracked={tracked({ checkoutUrl: null })} />,
  'tracker-refused': (
    <TrackerPage
      frame={frame}
      tracked={tracked({ problems: [{ pointer: '', code: 'ALREADY_PAID' }] })}
    />
  ),
  'tracker-waiting': (
    <TrackerPage
      frame={frame}
      tracked={tracked({
        project: { ...project, status: 'pending_domain', name: longName },
        steps: steps.waiting,
        canCancel: false,
      })}
    />
  ),
  'tracker-stalled': (
    <TrackerPage
      frame={frame}
      tracked={tracked({ project: stalledProject, steps: steps.stalled, canCancel: false })}
    />
  ),
  'tracker-live': (
    <TrackerPage
      frame={frame}
      tracked={tracked({ project: liveProject, steps: steps.live, canCancel: false })}
    />
  ),
  'tracker-cancelled': (
    <TrackerPage
      frame={frame}
      tracked={tracked({
        project: { ...project, status: 'archived', cancelCause: 'customer' },
        canCancel: false,
      })}
    />
  ),
  'shop-problem': <ShopProblemPage frame={frame} kind="expiredLink" requestId="r-1" />,
  docs: <DocsPage frame={frame} document={document} />,
})

/** Every page in the states that people meet, as HTML by name. */
export const examplePages = (locale: Locale): Record<string, string> => {
  const frame: StaffFrame = {
    t: textsFor(locale),
    path: '/somewhere',
    now,
    viewer: { name: 'Jana Krüger', role: 'caseworker' },
    sandbox: true,
  }
  const told = { tone: 'bad', text: textsFor(locale).refusals.unknown('X') } as const
  return Object.fromEntries(
    Object.entries({
      ...staffPages(frame),
      ...shopPages(frame),
      'home-toast': <HomePage frame={{ ...frame, toasts: [told] }} offer={rows.offer} />,
    }).map(([name, page]) => [name, String(page)]),
  )
}
