import {
  type Act,
  act,
  build,
  cancel,
  live,
  type OrderState,
  type Place,
  pay,
  tearDown,
} from './order-acts'

const confirmEmail = act('ConfirmFreeOrder', { now: '2026-11-30T12:00:00.000Z' })
const approve = act('ApproveInvoice', { dueDays: 14 })
const runNextStep: Act = { type: 'RunNextStep' }

const disputeOf = (
  { grossCents }: Place,
  status: 'open' | 'won' | 'lost' | 'withdrawn',
  reason = 'fraudulent',
) =>
  act('RecordDisputes', {
    paymentRef: 'pi_1',
    disputes: [{ disputeRef: 'du_1', amountCents: grossCents, reason, status }],
  })
const cancelPaid = (place: Place): Act[] => [pay(place), ...build(place), ...tearDown]

const periodEnd = '2027-11-30T12:00:00.000Z'
const register = (place: Place): Act[] => [
  ...live(place),
  {
    type: 'RecordDomain',
    data: [
      {
        type: 'DomainRegistered',
        data: { registrarRef: '1', expiresAt: periodEnd, costCents: 590 },
      },
      { type: 'DomainClaimed', data: { projectId: place.projectId, primary: true } },
    ],
  },
]
const invoiceRenewal = ({ domain }: Place) =>
  act('InvoiceRenewal', { domain, periodEnd, netCents: 590 })
const payRenewal = act('ConfirmPayment', {
  amountCents: 702,
  currency: 'EUR',
  paymentRef: 'pi_2',
  via: 'stripe',
})
const renew: Act = {
  type: 'RecordDomain',
  data: [
    { type: 'DomainRenewed', data: { expiresAt: '2028-11-30T12:00:00.000Z', costCents: 590 } },
  ],
}
const refuseRenewal = ({ domain }: Place) =>
  act('RefuseRenewal', { paymentRef: 'pi_2', domain, periodEnd })

export const freeStates: Record<string, OrderState> = {
  'free, to be confirmed': { free: 'first', acts: () => [] },
  'free, confirmed': { free: 'first', acts: () => [confirmEmail] },
  'free, online': {
    free: 'first',
    acts: (place) => [confirmEmail, ...live(place).slice(1)],
  },
  'free, link expired': { free: 'first', acts: () => [cancel('expired')] },
  'free, cancelled by the customer': { free: 'first', acts: () => [cancel('customer')] },
  'free, a further one': { free: 'further', acts: () => [] },
  'free, at a throw-away address': { free: 'disposable', acts: () => [] },
  'free, approved': { free: 'further', acts: () => [approve] },
  'free, not approved': { free: 'further', acts: () => [cancel('expired')] },
  'free, declined': { free: 'further', acts: () => [cancel('caseworker')] },
}

export const reclaimStates: Record<string, OrderState> = {
  'payment disputed': { acts: (place) => [...live(place), disputeOf(place, 'open')] },
  'dispute won': {
    acts: (place) => [...live(place), disputeOf(place, 'open'), disputeOf(place, 'won')],
  },
  'dispute lost': {
    acts: (place) => [...live(place), disputeOf(place, 'open'), disputeOf(place, 'lost')],
  },
  'returned payment written off': {
    acts: (place) => [
      ...live(place),
      disputeOf(place, 'lost'),
      act('WriteOffReturnedPayment', { paymentRef: 'pi_1' }),
    ],
  },
  'debit returned before the order began': {
    acts: () => [{ type: 'ReturnDebit' }],
  },
  'debit returned while online': {
    acts: (place) => [...live(place), disputeOf(place, 'lost', 'insufficient_funds')],
  },
  'cancelled, payment disputed': {
    acts: (place) => [...cancelPaid(place), disputeOf(place, 'open')],
  },
  'cancelled, payment taken back': {
    acts: (place) => [...cancelPaid(place), disputeOf(place, 'lost')],
  },
}

export const domainStates: Record<string, OrderState> = {
  'transfer released': { domain: 'transferred', acts: (place) => [pay(place)] },
  'transfer waiting': {
    domain: 'transferred',
    acts: (place) => [pay(place), runNextStep, runNextStep, runNextStep],
  },
  'transfer code wrong': {
    domain: 'transferred',
    authCode: 'wrong-4711',
    acts: (place) => [pay(place), runNextStep, runNextStep, runNextStep],
  },
  'transfer done': {
    domain: 'transferred',
    acts: (place) => [pay(place), runNextStep, runNextStep, runNextStep, runNextStep],
  },
  'domain ends': {
    domain: 'registered',
    acts: (place) => [
      ...register(place),
      invoiceRenewal(place),
      { type: 'WarnOfExpiry', data: 30 },
    ],
  },
  'renewal paid': {
    domain: 'registered',
    acts: (place) => [...register(place), invoiceRenewal(place), payRenewal],
  },
  'domain renewed': {
    domain: 'registered',
    acts: (place) => [...register(place), invoiceRenewal(place), payRenewal, renew],
  },
  'renewal refused': {
    domain: 'registered',
    acts: (place) => [...register(place), invoiceRenewal(place), payRenewal, refuseRenewal(place)],
  },
}
