import type { ActionPlan } from '../../../views/admin/actions/action-view'
import { ProjectPage } from '../../../views/admin/projects/project-page'
import type { ProjectViewModel } from '../../../views/admin/projects/project-view-model'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { offerProjectActions } from './offered-actions'
import { liveProject, longName, project, stalledProject, steps } from './rows'

const at = '2026-11-20T13:05:00.000Z'
const [app, domain] = ['vrs-steuerberater-koeln-00000001', 'steuerberater-koeln.de']

export const examplePlan: ActionPlan = {
  digest: 'w9Kc2',
  plan: {
    unreachableVendors: ['inwx'],
    lines: [
      { act: 'delete', what: 'application', name: app },
      { act: 'keep', what: 'database', name: app },
      { act: 'delete', what: 'record', name: `A ${domain} → 203.0.113.7` },
      { act: 'change', what: 'domain', name: domain },
      { act: 'keep', what: 'zone', name: domain, netCents: 590 },
      { act: 'buy', what: 'domain', name: longName, netCents: 590 },
    ],
  },
}

const choices = {
  servers: [{ id: 's1', name: 'hetzner-3', ipv4: '203.0.113.7', freeSlots: 12 }],
  baseDomains: ['vrs.localhost'],
}
const liveCodes = ['deployment', 'server', 'suspension', 'archiving', 'pause']
const stalledActions = offerProjectActions('resumption', 'evidence', 'domain', 'server', 'teardown')

const liveProjectView: ProjectViewModel = {
  project: liveProject,
  customer: {},
  names: displayNames,
  actions: offerProjectActions(...liveCodes),
  choices,
}

const openForm = (code: string, over: Partial<ProjectViewModel> = {}): ProjectViewModel => ({
  ...liveProjectView,
  refused: { action: code, values: {}, errors: [] },
  ...over,
})

const stalledAt = (step: 'domain' | 'dns' | 'deployment', vendor: string, code: string) => ({
  ...stalledProject,
  stalled: { step, vendor, code, errorClass: 'permanent', owner: 'caseworker' as const, at },
})

const transferred = { ...stalledAt('domain', 'inwx', '2202'), domainKind: 'transferred' as const }

const states: Record<string, { shown: ProjectViewModel; flow?: keyof typeof steps }> = {
  menu: {
    shown: openForm('deployment', {
      refused: { action: 'deployment', values: {}, errors: [], actionPlan: examplePlan },
    }),
  },
  server: { shown: openForm('server') },
  suspension: { shown: openForm('suspension') },
  'code-wrong': {
    shown: {
      ...liveProjectView,
      project: transferred,
      actions: offerProjectActions('resumption', 'transfer-code', 'teardown'),
    },
    flow: 'stalled',
  },
  'domain-taken': {
    shown: openForm('domain', {
      project: stalledAt('domain', 'inwx', '2302'),
      actions: stalledActions,
      refused: {
        action: 'domain',
        values: {},
        errors: [{ pointer: '/name', code: 'BAD_LABEL' }],
      },
    }),
    flow: 'stalled',
  },
  refund: {
    shown: openForm('refund', {
      actions: offerProjectActions('refund', 'refund-rejection'),
      choices: {
        ...choices,
        refundId: '0199a1b2-0000-7000-8000-0000000000f1',
        payments: [
          { paymentRef: 'pi_3Qabcdefghijklmnopqrstuvwxyz0', leftCents: 5831 },
          { paymentRef: longName, leftCents: 100 },
        ],
      },
      refused: {
        action: 'refund',
        values: { amountEuros: '100' },
        errors: [{ pointer: '/amountEuros', code: 'BAD_AMOUNT' }],
      },
    }),
  },
  'refund-plan': {
    shown: openForm('refund', {
      project: { ...project, openTask: 'releaseWithheld', withheld: { code: 'VERSIONS_MISSING' } },
      actions: offerProjectActions('refund'),
      choices: {
        ...choices,
        refundId: '0199a1b2-0000-7000-8000-0000000000f1',
        payments: [{ paymentRef: 'pi_3Qabcdefghijklmnopqrstuvwxyz0', leftCents: 5831 }],
      },
      refused: {
        action: 'refund',
        values: { amountEuros: '58,31' },
        errors: [],
        actionPlan: {
          digest: 'abc',
          pluginNames: { kontakt: 'Kontaktformular' },
          plan: {
            lines: [],
            unreachableVendors: [],
            refund: {
              lines: [
                { code: 'kontakt', kind: 'plugin', netCents: 5000 },
                { code: 'kontakt', kind: 'discount', netCents: -100 },
              ],
              ...{ taxCents: 931, grossCents: 5831, way: 'stripe' },
              ...{ needsApproval: false, endsOrder: true },
            },
          },
        },
      },
    }),
  },
  evidence: {
    shown: openForm('evidence', { project: stalledAt('dns', 'dns', 'X'), actions: stalledActions }),
    flow: 'stalled',
  },
  teardown: {
    shown: openForm('teardown', {
      project: { ...liveProject, status: 'archived', archivedAt: at },
      actions: offerProjectActions('teardown'),
      refused: { action: 'teardown', values: {}, errors: [], actionPlan: examplePlan },
    }),
  },
  paused: {
    shown: {
      ...liveProjectView,
      project: { ...project, status: 'provisioning', pausedAt: at, underWay: true },
      actions: offerProjectActions('resumption', 'server', 'domain', 'teardown'),
    },
    flow: 'running',
  },
  moving: {
    shown: { ...liveProjectView, project: { ...liveProject, underWay: true, movingAt: at } },
  },
  'stalled-live': {
    shown: {
      ...liveProjectView,
      project: {
        ...stalledAt('deployment', 'coolify', 'DEPLOYMENT_FAILED'),
        liveAt: at,
        deployment: 'd-1',
      },
      actions: offerProjectActions('resumption', ...liveCodes),
    },
  },
  'torn-down': {
    shown: {
      ...liveProjectView,
      project: {
        ...liveProject,
        status: 'archived',
        archivedAt: at,
        teardownAt: at,
        tornDownAt: at,
      },
      actions: [],
    },
  },
}

const log = {
  state: 'read' as const,
  lines: [
    'Starting deployment.',
    'Pulling vrs/vrs-core:latest',
    `error: no space left ${longName}`,
  ],
}

/** What caseworkers intervene with, form by form. */
export const actionPages = (frame: StaffPageFrame) => ({
  ...Object.fromEntries(
    Object.entries(states).map(([name, { shown: model, flow = 'live' }]) => [
      `console-${name}`,
      <ProjectPage
        frame={frame}
        model={model}
        tab={{ tab: 'timeline', steps: steps[flow], latest: [], preflight: [] }}
      />,
    ]),
  ),
  ...Object.fromEntries(
    [log, { state: 'missing' } as const, { state: 'unreachable' } as const, undefined].map(
      (one) => [
        `console-log-${one?.state ?? 'later'}`,
        <ProjectPage
          frame={frame}
          model={{ ...liveProjectView, project: { ...liveProject, deployment: 'd-1' } }}
          tab={{ tab: 'installation', reports: [], ...(one ? { log: one } : {}) }}
        />,
      ],
    ),
  ),
})
