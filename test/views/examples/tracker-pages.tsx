import type { ProjectRow } from '../../../projections/projects'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { TrackerPage } from '../../../views/shop/tracker-page'
import type { TrackerViewModel } from '../../../views/shop/tracker-view-model'
import * as rows from './rows'
import { trackedOrder } from './tracked-order'

const { project, liveProject, stalledProject, steps } = rows
const at = '2026-11-20T13:30:00.000Z'
const payment = { ...rows.payments[0], amountCents: 5831 } as TrackerViewModel['payments'][number]
const allOf = <T extends { status: string }>(list: readonly T[], ...statuses: readonly string[]) =>
  list.filter(({ status }) => statuses.includes(status))

const tracked = (change: Partial<ProjectRow>, over: Partial<TrackerViewModel> = {}) =>
  trackedOrder({
    project: { ...liveProject, ...change },
    steps: steps.live,
    checkoutUrl: null,
    canCancel: false,
    payments: [payment],
    ...over,
  })

const ended = (change: Partial<ProjectRow>, over: Partial<TrackerViewModel> = {}) =>
  tracked({ status: 'archived', archivedAt: at, url: null, ...change }, over)

const cancelled = (over: Partial<TrackerViewModel>) =>
  ended({ ...project, status: 'archived', cancelCause: 'caseworker' }, over)

const freeProject = { ...project, paymentMethod: 'free' as const, status: 'archived' as const }

/** What became of a site that was online, or of an order that came to nothing. */
const models: Record<string, TrackerViewModel> = {
  'tracker-paused': tracked({ status: 'provisioning', pausedAt: at, liveAt: null, url: null }),
  'tracker-mismatched': tracked(
    { ...project, openTask: 'paymentMismatched' },
    {
      payments: allOf(
        rows.payments.map((one) => ({ ...one, status: one.outcome })),
        'mismatched',
      ),
    },
  ),
  'tracker-skipped-welcome': tracked({}, { welcome: 'skipped' }),
  'tracker-moving': tracked({ movingAt: at }),
  'tracker-suspending': tracked({ status: 'suspended', suspendedAt: at }),
  'tracker-suspended': tracked({
    status: 'suspended',
    suspendedAt: at,
    suspensionConfirmedAt: at,
  }),
  'tracker-archived': ended({}),
  'tracker-torn-down': ended({
    teardownAt: at,
    tornDownAt: at,
    domainKind: 'registered',
    domainName: 'xn--bckerei-berger-5hb.de',
  }),
  'tracker-customers-turn': tracked(
    {
      ...stalledProject,
      stalled: {
        ...rows.conflictStall,
        step: 'domain',
        vendor: 'inwx',
        code: '2106',
        owner: 'customer',
        at,
      },
    },
    { steps: steps.stalled },
  ),
  'tracker-transfer': tracked(
    { ...project, status: 'pending_domain', domainKind: 'transferred', domainName: 'berger.de' },
    {
      steps: steps.waiting.map((step) =>
        step.state === 'waiting' ? { ...step, vendor: 'inwx', code: 'TRANSFER_PENDING' } : step,
      ),
    },
  ),
  'tracker-disputed': tracked({}, { disputes: allOf(rows.disputes, 'open') }),
  'tracker-taken-back': tracked({}, { disputes: allOf(rows.disputes, 'lost') }),
  'tracker-refunds': cancelled({ refunds: rows.refunds }),
  'tracker-refunded': cancelled({
    refunds: allOf(rows.refunds, 'completed').map((one) => ({ ...one, grossCents: 5831 })),
  }),
  'tracker-dispute-of-cancelled': cancelled({ disputes: allOf(rows.disputes, 'open') }),
  'tracker-not-fulfillable': ended(
    { ...project, status: 'archived', cancelCause: 'notFulfillable' },
    { payments: [], obstacleCode: 'DOMAIN_OURS' },
  ),
  'tracker-unconfirmed': ended(
    { ...freeProject, cancelCause: 'expired', freeRelease: 'emailConfirmation' },
    { payments: [] },
  ),
  'tracker-not-approved': ended(
    { ...freeProject, cancelCause: 'expired', freeRelease: 'furtherProject' },
    { payments: [] },
  ),
}

export const trackerPages = (frame: StaffPageFrame) =>
  Object.fromEntries(
    Object.entries(models).map(([name, model]) => [
      name,
      <TrackerPage frame={frame} model={model} />,
    ]),
  )
