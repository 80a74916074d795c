import type { ProjectRow } from '../../../projections/projects'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { TrackerPage } from '../../../views/shop/tracker-page'
import type { TrackerViewModel } from '../../../views/shop/tracker-view-model'
import { purchaseRows } from './purchase-rows'
import * as rows from './rows'
import { trackedOrder } from './tracked-order'

const { project, liveProject, stalledProject, steps } = rows
const at = '2026-11-20T13:30:00.000Z'
const payment = { ...rows.payments[0], amountCents: 5831 } as TrackerViewModel['payments'][number]
const allOf = <T extends { status: string }>(list: readonly T[], ...statuses: readonly string[]) =>
  list.filter(({ status }) => statuses.includes(status))

const createOrder = (change: Partial<ProjectRow>, over: Partial<TrackerViewModel> = {}) =>
  trackedOrder({
    project: { ...liveProject, ...change },
    steps: steps.live,
    checkoutUrl: null,
    canCancel: false,
    payments: [payment],
    ...over,
  })

const createEndedOrder = (change: Partial<ProjectRow>, over: Partial<TrackerViewModel> = {}) =>
  createOrder({ status: 'archived', archivedAt: at, url: null, ...change }, over)

const createCancelledOrder = (over: Partial<TrackerViewModel>) =>
  createEndedOrder({ ...project, status: 'archived', cancelCause: 'caseworker' }, over)

const freeProject = { ...project, paymentMethod: 'free' as const, status: 'archived' as const }

/** What became of a site that was online, or of an order that came to nothing. */
const models: Record<string, TrackerViewModel> = {
  'tracker-paused': createOrder({ status: 'provisioning', pausedAt: at, liveAt: null, url: null }),
  'tracker-mismatched': createOrder(
    { ...project, openTask: 'paymentMismatched' },
    {
      steps: rows.waitForPayment({ owner: 'caseworker' }),
      payments: allOf(
        rows.payments.map((one) => ({ ...one, status: one.outcome })),
        'mismatched',
      ),
    },
  ),
  'tracker-skipped-welcome': createOrder({}, { welcome: 'skipped' }),
  'tracker-moving': createOrder({ movingAt: at }),
  'tracker-suspending': createOrder({ status: 'suspended', suspendedAt: at }),
  'tracker-suspended': createOrder({
    status: 'suspended',
    suspendedAt: at,
    suspensionConfirmedAt: at,
  }),
  'tracker-archived': createEndedOrder({}),
  'tracker-torn-down': createEndedOrder({
    teardownAt: at,
    tornDownAt: at,
    domainKind: 'registered',
    domainName: 'xn--bckerei-berger-5hb.de',
  }),
  'tracker-customers-turn': createOrder(
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
    { steps: steps.stalledAtDomain },
  ),
  'tracker-transfer': createOrder(
    { ...project, status: 'pending_domain', domainKind: 'transferred', domainName: 'berger.de' },
    {
      steps: steps.waiting.map((step) =>
        step.state === 'waiting' ? { ...step, vendor: 'inwx', code: 'TRANSFER_PENDING' } : step,
      ),
    },
  ),
  'tracker-later-orders': createOrder(
    {},
    {
      purchases: purchaseRows,
      payablePurchases: ['2026-00512'],
    },
  ),
  'tracker-disputed': createOrder({}, { disputes: allOf(rows.disputes, 'open') }),
  'tracker-taken-back': createOrder({}, { disputes: allOf(rows.disputes, 'lost') }),
  'tracker-refunds': createCancelledOrder({ refunds: rows.refunds }),
  'tracker-refunded': createCancelledOrder({
    refunds: allOf(rows.refunds, 'completed').map((one) => ({ ...one, grossCents: 5831 })),
  }),
  'tracker-dispute-of-cancelled': createCancelledOrder({ disputes: allOf(rows.disputes, 'open') }),
  'tracker-not-fulfillable': createEndedOrder(
    { ...project, status: 'archived', cancelCause: 'notFulfillable' },
    { payments: [], obstacleCode: 'DOMAIN_OURS' },
  ),
  'tracker-unconfirmed': createEndedOrder(
    { ...freeProject, cancelCause: 'expired', freeRelease: 'emailConfirmation' },
    { payments: [] },
  ),
  'tracker-not-approved': createEndedOrder(
    { ...freeProject, cancelCause: 'expired', freeRelease: 'furtherProject' },
    { payments: [] },
  ),
}

export const trackerExamples = (frame: StaffPageFrame) =>
  Object.fromEntries(
    Object.entries(models).map(([name, model]) => [
      name,
      <TrackerPage frame={frame} model={model} />,
    ]),
  )
