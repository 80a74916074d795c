import { serverId } from '../../../support/project-events'
import { domainStates, freeStates, reclaimStates } from './free-and-domain-states'
import {
  act,
  archive,
  build,
  cancel,
  confirmSite,
  goLive,
  live,
  move,
  type OrderState,
  pay,
  payCents,
  payUndeliverable,
  refundActs,
  stall,
  suspend,
  tearDown,
  verify,
} from './order-acts'

/** Each state of an order that its customer can meet, by the commands that lead to it. */
export const orderStates: Record<string, OrderState> = {
  'to be paid': { acts: () => [] },
  'to be approved': { method: 'invoice', acts: () => [] },
  'wrong amount paid': { acts: () => [payCents(1000)] },
  'debit on its way': {
    acts: () => [act('SubmitPayment', { attempt: 1, paymentRef: 'pi_1' })],
  },
  'paid, but not deliverable': { acts: (place) => [payUndeliverable(place)] },
  'paid, not deliverable and cancelled by the customer': {
    acts: (place) => [payUndeliverable(place), cancel('customer')],
  },
  'paid, not deliverable and refunded': {
    acts: (place) => [payUndeliverable(place), ...refundActs(place, 'pending')],
  },
  released: { acts: (place) => [pay(place)] },
  'released with a domain': { domain: 'registered', acts: (place) => [pay(place)] },
  'being set up': { acts: (place) => [pay(place), ...build(place)] },
  paused: { acts: (place) => [pay(place), ...build(place), act('Pause', {})] },
  'stalled at us': {
    acts: (place) => [
      pay(place),
      ...build(place),
      act('StartDeployment', { deployment: 'd-1' }),
      stall('deployment', 'us', 'DEPLOYMENT_FAILED', 'coolify'),
    ],
  },
  'stalled at the customer': {
    acts: (place) => [
      pay(place),
      act('AssignServer', { serverId, ipv4: '203.0.113.7', strategy: 'specific' }),
      stall('domain', 'customer', '2106', 'inwx'),
    ],
  },
  'online, not welcomed': { acts: goLive },
  online: { acts: live },
  'online, welcome undeliverable': {
    acts: (place) => [...goLive(place), stall('live', 'us', '550', 'smtp')],
  },
  'deployed again': { acts: (place) => [...live(place), act('Deploy', {})] },
  'deployed again, paused': {
    acts: (place) => [...live(place), act('Deploy', {}), act('Pause', {})],
  },
  'deployed again, stalled': {
    acts: (place) => [
      ...live(place),
      act('Deploy', {}),
      stall('deployment', 'us', 'DEPLOYMENT_FAILED', 'coolify'),
    ],
  },
  moving: { acts: (place) => [...live(place), ...move.slice(0, 2)] },
  moved: { acts: (place) => [...live(place), ...move, verify(`https://${place.domain}/`)] },
  'suspension decided': { acts: (place) => [...live(place), suspend] },
  suspended: { acts: (place) => [...live(place), suspend, confirmSite('suspended')] },
  'reinstatement decided': {
    acts: (place) => [...live(place), suspend, confirmSite('suspended'), act('Reinstate', {})],
  },
  reinstated: {
    acts: (place) => [
      ...live(place),
      suspend,
      confirmSite('suspended'),
      act('Reinstate', {}),
      confirmSite('active'),
    ],
  },
  archived: { acts: archive },
  'archived while suspended': {
    acts: (place) => [...live(place), suspend, confirmSite('suspended'), act('Archive', {})],
  },
  'being torn down': { acts: (place) => [...archive(place), ...tearDown.slice(0, 1)] },
  'torn down': { acts: (place) => [...archive(place), ...tearDown] },
  'torn down with a domain': {
    domain: 'registered',
    acts: (place) => [...archive(place), ...tearDown],
  },
  'cancelled by the customer': { acts: () => [cancel('customer')] },
  'cancelled by us': { acts: () => [cancel('caseworker')] },
  expired: { acts: () => [cancel('expired')] },
  'cancelled after an approval': {
    method: 'invoice',
    acts: (place) => [act('ApproveInvoice', { dueDays: 14 }), ...build(place), ...tearDown],
  },
  'being cancelled after an approval': {
    method: 'invoice',
    acts: (place) => [
      act('ApproveInvoice', { dueDays: 14 }),
      ...build(place),
      ...tearDown.slice(0, 1),
    ],
  },
  'being cancelled with money': {
    acts: (place) => [pay(place), ...build(place), ...tearDown.slice(0, 1)],
  },
  'cancelled with money': { acts: (place) => [pay(place), ...build(place), ...tearDown] },
  'refund on its way': {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refundActs(place, 'pending')],
  },
  refunded: {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refundActs(place, 'succeeded')],
  },
  'refund failed': {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refundActs(place, 'failed')],
  },
  'not fulfillable': {
    domain: 'registered',
    acts: () => [act('FailPayment', { attempt: 1, cause: 'preflight:DOMAIN_GONE' })],
  },
  ...freeStates,
  ...reclaimStates,
  ...domainStates,
}
