import { noStep } from '../../../src/domain/project/project-tabs'
import { ProjectPage } from '../../../views/admin/projects/project-page'
import type {
  ProjectTabViewModel,
  ProjectViewModel,
  VendorCallsTabViewModel,
} from '../../../views/admin/projects/project-view-model'
import type { HistoryEntry } from '../../../views/audit/history-entry'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { actionPages } from './action-pages'
import { displayNames } from './display-names'
import { licenses } from './events/license-rows'
import { exampleEvents } from './example-events'
import { offerProjectActions } from './offered-actions'
import { laterOrders } from './purchase-rows'
import * as rows from './rows'

const { project, stalledProject, liveProject, longName, steps } = rows

export const historyEntries = exampleEvents.map((event, index) => ({
  event,
  ...(index === 0 ? { note: 'Kundin hat <b>angerufen</b>' } : {}),
})) as unknown as readonly HistoryEntry[]

const projectView = (over: Partial<ProjectViewModel> = {}): ProjectViewModel => ({
  project: stalledProject,
  customer: { name: 'Ada Berger', company: 'Berger & Partner GmbH', email: 'ada@example.org' },
  names: displayNames,
  actions: offerProjectActions('resumption', 'deployment', 'runtime-key'),
  ...over,
})

const flowTab = (which: keyof typeof steps): ProjectTabViewModel => ({
  tab: 'timeline',
  preflight: [
    { check: 'domain', state: 'red', code: 'DOMAIN_GONE', detail: 'berger.de' },
    { check: 'slot', state: 'notice', code: 'NO_FREE_SLOT' },
    { check: 'bundle', state: 'green', code: 'VERSIONS_FOUND' },
  ],
  steps: steps[which],
  latest: historyEntries.slice(0, 4),
})

const callsTab = (over: Partial<VendorCallsTabViewModel>): VendorCallsTabViewModel => ({
  tab: 'vendor-calls',
  calls: rows.vendorCalls,
  counts: rows.vendorCalls.map(({ vendor, outcome, step }) => ({
    vendor,
    outcome,
    step: step ?? noStep,
    count: 1200,
  })),
  filter: {},
  ...over,
})

const tabs: Record<string, ProjectTabViewModel> = {
  licenses: { tab: 'licenses', licenses: licenses, ...laterOrders, unresolved: [], yanked: [] },
  'licenses-empty': {
    tab: 'licenses',
    licenses: [],
    purchases: [],
    installed: new Map(),
    unresolved: [],
    yanked: [],
  },
  'licenses-unresolved': {
    tab: 'licenses',
    licenses: licenses,
    ...laterOrders,
    unresolved: rows.unresolvedPlugins,
    yanked: [
      { plugin: 'kontakt', version: '1.0.2', because: 'Verliert Anhänge' },
      { plugin: 'directory', version: '1.4.0', because: longName },
    ],
  },
  payments: {
    tab: 'payments',
    payments: rows.payments,
    refunds: rows.refunds,
    disputes: rows.disputes,
  },
  'payments-empty': { tab: 'payments', payments: [], refunds: [], disputes: [] },
  'vendor-calls': callsTab({ next: '1' }),
  'vendor-calls-polls': callsTab({ calls: [...rows.vendorPolls, ...rows.vendorCalls] }),
  'vendor-calls-filtered': callsTab({
    calls: rows.vendorCalls.slice(0, 1),
    filter: { vendor: 'inwx', step: 'dns' },
    before: '9',
  }),
  'vendor-calls-nothing': callsTab({ calls: [], filter: { outcome: 'failed' } }),
  'vendor-calls-empty': callsTab({ calls: [], counts: [] }),
  installation: { tab: 'installation', reports: rows.bootReports },
  'installation-empty': { tab: 'installation', reports: [] },
  history: { tab: 'history', entries: historyEntries.slice(0, 6), next: '12' },
  'history-empty': { tab: 'history', entries: [] },
}

const refusedProjectView: ProjectViewModel = projectView({
  refused: {
    action: 'resumption',
    values: { note: 'Schon gesagt' },
    errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
  },
})

export const projectPages = (frame: StaffPageFrame) => ({
  'project-stalled': <ProjectPage frame={frame} model={projectView()} tab={flowTab('stalled')} />,
  'project-refused': (
    <ProjectPage frame={frame} model={refusedProjectView} tab={flowTab('stalled')} />
  ),
  'project-waiting': (
    <ProjectPage
      frame={frame}
      model={projectView({ project: { ...project, status: 'pending_domain', name: longName } })}
      tab={flowTab('waiting')}
    />
  ),
  'project-unpaid': (
    <ProjectPage
      frame={frame}
      model={projectView({
        project: { ...project, paymentMethod: 'invoice', openTask: 'paymentMismatched' },
        actions: offerProjectActions('invoice-approval', 'payment-confirmation', 'cancellation'),
        refused: {
          action: 'payment-confirmation',
          values: {},
          errors: [{ pointer: '/amountEuros', code: 'BAD_AMOUNT' }],
        },
      })}
      tab={flowTab('unpaid')}
    />
  ),
  'project-live': (
    <ProjectPage
      frame={frame}
      model={projectView({
        project: liveProject,
        actions: offerProjectActions('deployment', 'runtime-key'),
        customer: {},
      })}
      tab={flowTab('live')}
    />
  ),
  'project-imported': (
    <ProjectPage
      frame={frame}
      model={projectView({
        project: {
          ...project,
          status: 'suspended',
          domainName: '',
          zone: null,
          importedAt: '2026-11-20T14:01:11.000Z',
          liveAt: '2026-01-07T09:30:00.000Z',
          suspendedAt: '2026-11-20T14:01:11.000Z',
          orderNumber: 'v-flask-3',
          plugins: [],
          bundle: null,
        },
        actions: offerProjectActions('reinstatement', 'archiving'),
      })}
      tab={{ tab: 'timeline', steps: [], latest: [], preflight: [] }}
    />
  ),
  ...actionPages(frame),
  ...Object.fromEntries(
    Object.entries(tabs).map(([name, tab]) => [
      `project-${name}`,
      <ProjectPage frame={frame} model={projectView()} tab={tab} />,
    ]),
  ),
})
