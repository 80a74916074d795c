import { BulkPage } from '../../../views/admin/actions/bulk-action-page'
import type { BulkLine } from '../../../views/admin/actions/bulk-action-view-model'
import { ProjectPage } from '../../../views/admin/projects/project-page'
import type {
  ActPlan,
  ProjectAct,
  ProjectShown,
} from '../../../views/admin/projects/project-view-model'
import type { StaffFrame } from '../../../views/layout/page-frame'
import { names } from './display-names'
import { liveProject, longName, project, stalledProject, steps } from './rows'

const at = '2026-11-20T13:05:00.000Z'
const [app, domain] = ['vrs-steuerberater-koeln-00000001', 'steuerberater-koeln.de']

export const plan: ActPlan = {
  act: 'teardown',
  digest: 'w9Kc2',
  plan: {
    silent: ['inwx'],
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
  servers: [{ id: 's1', name: 'hetzner-3', ipv4: '203.0.113.7', free: 12 }],
  baseDomains: ['vrs.localhost'],
}
const live: ProjectAct[] = ['deployment', 'server', 'suspension', 'archiving', 'pause']
const standing: ProjectAct[] = ['resumption', 'evidence', 'domain', 'server', 'teardown']

const base: ProjectShown = { project: liveProject, customer: {}, names, acts: live, choices }

const open = (act: ProjectAct, over: Partial<ProjectShown> = {}): ProjectShown => ({
  ...base,
  refused: { act, values: {}, problems: [] },
  ...over,
})

const stalledAt = (step: 'domain' | 'dns' | 'deployment', vendor: string, code: string) => ({
  ...stalledProject,
  stalled: { step, vendor, code, errorClass: 'permanent', owner: 'caseworker' as const, at },
})

const transferred = { ...stalledAt('domain', 'inwx', '2202'), domainKind: 'transferred' as const }

const states: Record<string, { shown: ProjectShown; flow?: keyof typeof steps }> = {
  menu: { shown: open('deployment', { planned: { ...plan, act: 'deployment' } }) },
  server: { shown: open('server') },
  suspension: { shown: open('suspension') },
  'code-wrong': {
    shown: { ...base, project: transferred, acts: ['resumption', 'transfer-code', 'teardown'] },
    flow: 'stalled',
  },
  'domain-taken': {
    shown: open('domain', {
      project: stalledAt('domain', 'inwx', '2302'),
      acts: standing,
      refused: { act: 'domain', values: {}, problems: [{ pointer: '/name', code: 'BAD_LABEL' }] },
    }),
    flow: 'stalled',
  },
  evidence: {
    shown: open('evidence', { project: stalledAt('dns', 'dns', 'X'), acts: standing }),
    flow: 'stalled',
  },
  teardown: {
    shown: open('teardown', {
      project: { ...liveProject, status: 'archived', archivedAt: at },
      acts: ['teardown'],
      planned: plan,
    }),
  },
  paused: {
    shown: {
      ...base,
      project: { ...project, status: 'provisioning', pausedAt: at, underWay: true },
      acts: ['resumption', 'server', 'domain', 'teardown'],
    },
    flow: 'running',
  },
  moving: {
    shown: { ...base, project: { ...liveProject, underWay: true, movingAt: at } },
  },
  'stalled-live': {
    shown: {
      ...base,
      project: {
        ...stalledAt('deployment', 'coolify', 'DEPLOYMENT_FAILED'),
        liveAt: at,
        deployment: 'd-1',
      },
      acts: ['resumption', ...live],
    },
  },
  'torn-down': {
    shown: {
      ...base,
      project: {
        ...liveProject,
        status: 'archived',
        archivedAt: at,
        teardownAt: at,
        tornDownAt: at,
      },
      acts: [],
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

const bulkLines = (outcomes: readonly BulkLine['outcome'][]): BulkLine[] =>
  outcomes.map((outcome, index) => ({
    project: { id: `p${index}`, name: index === 1 ? longName : 'Klick Medien', domainName: domain },
    outcome,
  }))

/** What caseworkers intervene with, form by form. */
export const consolePages = (frame: StaffFrame) => ({
  ...Object.fromEntries(
    Object.entries(states).map(([name, { shown, flow = 'live' }]) => [
      `console-${name}`,
      <ProjectPage
        frame={frame}
        shown={shown}
        tab={{ tab: 'ablauf', steps: steps[flow], latest: [], preflight: [] }}
      />,
    ]),
  ),
  ...Object.fromEntries(
    [log, { state: 'gone' } as const, { state: 'unreachable' } as const, undefined].map((one) => [
      `console-log-${one?.state ?? 'later'}`,
      <ProjectPage
        frame={frame}
        shown={{ ...base, project: { ...liveProject, deployment: 'd-1' } }}
        tab={{ tab: 'installation', reports: [], ...(one ? { log: one } : {}) }}
      />,
    ]),
  ),
  'bulk-before': (
    <BulkPage
      frame={frame}
      shown={{
        act: 'deployment',
        lines: bulkLines([
          { kind: 'planned', plan: plan.plan },
          { kind: 'planned' },
          { kind: 'refused', code: 'TOO_EARLY' },
        ]),
        values: { note: 'x' },
        problems: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
      }}
    />
  ),
  'bulk-after': (
    <BulkPage
      frame={frame}
      shown={{
        act: 'suspension',
        lines: bulkLines([
          { kind: 'done' },
          { kind: 'unchanged' },
          { kind: 'refused', code: 'WRONG_STATE' },
          { kind: 'failed' },
        ]),
        values: {},
        problems: [],
      }}
    />
  ),
})
