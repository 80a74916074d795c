import { stepIds } from '../../../events/codes'
import type { Price } from '../../../events/price'
import type { DisputeRow } from '../../../projections/disputes'
import type { PaymentRow } from '../../../projections/payments'
import type { ProjectRow } from '../../../projections/projects'
import type { BootReportRow } from '../../../projections/queries/runtimes'
import type { VendorCallRow } from '../../../projections/queries/vendor-calls'
import type { RefundRow } from '../../../projections/refunds'
import type { UnresolvedPlugin } from '../../../src/domain/license/explain-unresolved'
import type { StepProgress } from '../../../src/domain/project/step-progress'

export const now = '2026-11-20T14:05:30.000Z'
export const pageProjectId = '0199a1b2-0000-7000-8000-000000000001'

export const price: Price = {
  netCents: 4900,
  taxCents: 931,
  grossCents: 5831,
  currency: 'EUR',
  taxRatePercent: 19,
  lines: [
    { code: 'directory', kind: 'plugin', netCents: 4900 },
    { code: 'kontakt', kind: 'plugin', netCents: 0 },
  ],
}

export const project: ProjectRow = {
  id: pageProjectId,
  version: 9,
  name: 'Steuerberater Köln',
  slug: 'steuerberater-koeln',
  orderNumber: '2026-00417',
  customerId: 'c1',
  projectType: 'business_directory',
  bundle: 'verzeichnis-basic',
  plugins: ['directory', 'kontakt'],
  billingCycle: 'monthly',
  price,
  paymentMethod: 'stripe_prepaid',
  domainKind: 'subdomain',
  domainName: 'steuerberater-koeln.vrs.localhost',
  baseDomain: 'vrs.localhost',
  zone: 'vrs.localhost',
  orderedAt: '2026-11-20T13:02:11.000Z',
  changedAt: '2026-11-20T14:01:11.000Z',
  progress: 'pending_payment',
  status: 'pending_payment',
  payment: null,
  paymentSubmittedAt: null,
  freeRelease: null,
  invoiceApprovedAt: null,
  paidAt: null,
  withheld: null,
  releasedAt: null,
  liveAt: null,
  importedAt: null,
  suspendedAt: null,
  suspensionConfirmedAt: null,
  reinstatingAt: null,
  archivedAt: null,
  cancelCause: null,
  stalled: null,
  pausedAt: null,
  underWay: false,
  movingAt: null,
  teardownAt: null,
  tornDownAt: null,
  openTask: null,
  hasRefundablePayment: false,
  serverId: null,
  application: null,
  deployment: null,
  url: null,
}

const at = '2026-11-20T13:03:00.000Z'

export const conflictStall = {
  step: 'preparation',
  errorClass: 'permanent',
  vendor: 'coolify',
  code: '409',
  vendorText: 'Domain conflicts detected',
  owner: 'caseworker',
} as const

export const stalledProject: ProjectRow = {
  ...project,
  status: 'error',
  paidAt: at,
  serverId: 's1',
  stalled: {
    ...conflictStall,
    at: '2026-11-20T13:05:00.000Z',
  },
}

export const liveProject: ProjectRow = {
  ...project,
  status: 'active',
  paidAt: at,
  liveAt: '2026-11-20T13:09:00.000Z',
  url: 'https://steuerberater-koeln.vrs.localhost/',
  serverId: 's1',
}

export const longName =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    .repeat(3)
    .slice(0, 200)

const states = (done: number, open?: Partial<StepProgress>): StepProgress[] => {
  return stepIds.map((step, index) => {
    if (index < done) return { step, state: 'done', at }
    return index === done && open ? { step, state: 'current', ...open } : { step, state: 'todo' }
  })
}

export const steps = {
  unpaid: states(0, { state: 'waiting', owner: 'customer' }),
  waiting: states(4, {
    state: 'waiting',
    owner: 'vendor',
    vendor: 'dns',
    code: 'NOT_VISIBLE',
    attempt: 3,
    nextPollAt: '2026-11-20T14:06:00.000Z',
  }),
  stalledAtDomain: states(2, { state: 'stalled', owner: 'customer', vendor: 'inwx', code: '2202' }),
  running: states(6, { state: 'current', attempt: 1 }),
  stalled: states(5, {
    state: 'stalled',
    at: '2026-11-20T13:05:00.000Z',
    owner: 'caseworker',
    vendor: 'coolify',
    code: '409',
    vendorText: 'Domain conflicts detected: already used by application vrs-koeln-7f3a9c21',
  }),
  live: states(10),
}

/** An order that is not paid yet, and what its payment waits for. */
export const waitForPayment = (wait: Partial<StepProgress>): StepProgress[] =>
  states(0, { state: 'waiting', owner: 'customer', ...wait })

export const unresolvedPlugins: UnresolvedPlugin[] = [
  ...(['CORE_TOO_OLD', 'UPDATES_ENDED', 'YANKED', 'NO_VERSION'] as const).map((code) => ({
    plugin: 'impressum',
    code,
  })),
  ...(['NOT_LICENSED', 'UNRESOLVED'] as const).map((problem) => ({
    plugin: 'directory',
    code: 'DEPENDENCY' as const,
    dependency: { name: 'kontakt', range: '^1', problem },
  })),
  {
    plugin: 'directory',
    code: 'DEPENDENCY',
    dependency: { name: 'kontakt', range: '^1.2', problem: 'OTHER_VERSION', version: '2.0.0' },
  },
]

export const payments: PaymentRow[] = (['confirmed', 'mismatched', 'late', 'excess'] as const).map(
  (outcome, index) => ({
    projectId: pageProjectId,
    position: index,
    outcome,
    amountCents: 5831 - index,
    expectedCents: outcome === 'mismatched' ? 5831 : null,
    currency: 'EUR',
    paymentRef: `pi_3Qabcdefghijklmnopqrstuvwxyz${index}`,
    via: outcome === 'confirmed' ? 'bank' : null,
    receivedOn: outcome === 'confirmed' ? '2026-11-19' : null,
    at,
  }),
)

const refundStatuses = [
  'requested',
  'approved',
  'declined',
  'issued',
  'completed',
  'failed',
] as const
export const refunds: RefundRow[] = refundStatuses.map((status, index) => ({
  projectId: pageProjectId,
  refundId: `f${index}`,
  paymentRef: 'pi_3Qabcdefghijklmnopqrstuvwxyz0',
  lines:
    status === 'requested'
      ? []
      : [
          { code: 'kontakt', kind: 'plugin', netCents: 94 + index },
          { code: 'kontakt', kind: 'discount', netCents: -10 },
        ],
  taxCents: status === 'requested' ? 0 : 16,
  grossCents: 100 + index,
  way: status === 'approved' ? 'transfer' : 'stripe',
  status,
  refundRef: status === 'requested' ? null : `re_${index}`,
  cause: status === 'failed' ? 'lost_or_stolen_card' : null,
  requestedBy: 'person:1',
  at,
  changedAt: at,
}))

export const disputes: DisputeRow[] = (
  ['open', 'won', 'lost', 'withdrawn', 'prevented'] as const
).map((status, index) => ({
  projectId: pageProjectId,
  disputeRef: `du_${index}`,
  paymentRef: 'pi_3Qabcdefghijklmnopqrstuvwxyz0',
  amountCents: 5831,
  reason: 'fraudulent',
  answerBy: status === 'open' ? '2026-12-14T12:00:00.000Z' : null,
  status,
  returnedAt: status === 'lost' ? at : null,
  settledAt: null,
  at,
  changedAt: at,
}))

export const vendorCalls: VendorCallRow[] = (['ok', 'refused', 'failed', 'ok'] as const).map(
  (outcome, index) => ({
    id: String(index),
    at,
    vendor: index === 0 ? 'inwx' : 'coolify',
    method: index === 0 ? 'nameserver.createRecord' : 'POST /applications/dockerimage',
    step: [null, 'preparation', 'preparation', 'dns'][index] ?? null,
    attempt: index + 1,
    durationMs: 340 * (index + 1) ** 3,
    outcome,
    code: ['1000', '409', 'TIMEOUT'][index] ?? '200',
    request: { name: 'steuerberater-koeln', token: '‹redacted›' },
    response: index === 2 ? null : { message: 'Domain conflicts detected', conflicts: [] },
    correlationId: '0199a1b2-0000-7000-8000-00000000c0de',
  }),
)

/** What a step asked again and again until it was answered. */
export const vendorPolls: VendorCallRow[] = Array.from({ length: 6 }, (_, index) => ({
  id: `poll-${index}`,
  at: `2026-11-20T13:04:${String(59 - index * 3).padStart(2, '0')}.000Z`,
  vendor: 'coolify',
  method: 'GET /deployments/{uuid}',
  step: 'deployment',
  attempt: 1,
  durationMs: 66,
  outcome: 'ok',
  code: '200',
  request: null,
  response: { status: index === 0 ? 'finished' : 'in_progress' },
  correlationId: '0199a1b2-0000-7000-8000-00000000c0de',
}))

export const bootReports: BootReportRow[] = [true, false].map((healthy, index) => ({
  bootId: `0199a1b2-0000-7000-8000-00000000b00${index}`,
  receivedAt: `2026-11-20T13:0${4 - index}:00.000Z`,
  accepted: healthy,
  coreVersion: '1.0.0',
  healthy,
  plugins: healthy
    ? [{ name: 'directory', version: '1.4.0', sha256: 'a'.repeat(64), state: 'running' }]
    : [],
  migrationsRun: healthy ? ['directory 0001-entries'] : [],
  errors: healthy
    ? []
    : [{ code: 'DIGEST_MISMATCH', plugin: 'directory', message: 'expected aaaa, found bbbb' }],
  bootedInMs: 2340,
}))
