import type { Texts } from '../../de'

/** The page that staff start from. */
export const todayTexts: Texts['today'] = {
  title: 'Today',
  openCount: (count, isOne) => (isOne ? '1 item is open' : `${count} items are open`),
  nothingOpen: 'Nothing is open',
  counts: 'Projects by status',
  states: {
    active: 'online',
    busy: 'in progress',
    error: 'on hold',
    pendingPayment: 'waiting for payment',
    suspended: 'suspended',
    archived: 'archived',
  },
  queue: 'To do',
  queueFilter: 'Kind',
  all: 'All',
  groups: {
    stalled: 'On hold',
    payment: 'Payments',
    approval: 'Approvals',
    place: 'Servers',
    alert: 'Alerts',
    domain: 'Domains',
    drift: 'Comparison',
  },
  badges: {
    stalled: 'On hold',
    payment: 'Payment',
    approval: 'Approval',
    place: 'Server',
    alert: 'Alert',
    domain: 'Domain',
    drift: 'Comparison',
  },
  actions: {
    stalled: 'Fix',
    payment: 'Settle payment',
    approval: 'Review approval',
    place: 'View servers',
    alert: 'Review alert',
    domain: 'View domain',
    drift: 'Settle difference',
  },
  emptyTitle: 'All done',
  emptyText:
    'Whatever comes to a halt, needs an approval, raises an alert or expires is listed here.',
  emptyGroup: 'Nothing of this kind is open.',
  since: (time) => `since ${time}`,
  owner: (name) => `in charge: ${name}`,
  owners: { customer: 'customer', caseworker: 'casework', vendor: 'vendor', us: 'engineering' },
  foundAt: (time) => `found ${time}`,
  raisedAt: (time) => `raised ${time}`,
  ends: (date) => `ends on ${date}`,
  ended: (date) => `ended on ${date}`,
  certificateEnds: (date) => `certificate valid until ${date}`,
  freeApprovalText: 'Order free of charge',
  approvalText: (total) => `Purchase on account for ${total}`,
  placeTitle: 'No server has a free slot',
  placeText: (orders, isOne) =>
    isOne
      ? '1 order is waiting and continues as soon as a slot is free.'
      : `${orders} orders are waiting and continue as soon as slots are free.`,
  domainText: {
    expires: 'The name expires unless it is renewed.',
    expired: 'The name has expired.',
    certificate: 'The certificate has not been renewed yet.',
  },
  claim: 'Take on',
  release: 'Hand back',
  claimedByYou: 'taken by you',
  claimedBy: (name) => `taken by ${name}`,
  vendors: 'Vendors',
  vendorsHint: 'last 24 hours',
  vendorCalm: 'answers',
  vendorCalmIn: (time) => `answers, mostly within ${time}`,
  vendorIdle: 'no requests in the last hour',
  vendorFailing: (count, isOne) =>
    isOne
      ? '1 request without an answer in the last hour'
      : `${count} requests without an answer in the last hour`,
  vendorHeld: (time) => `does not answer, we have been waiting since ${time}`,
  vendorChart: (name, failed, calls) =>
    `${name}: ${failed} of ${calls} requests of the last 24 hours without an answer`,
  slots: (taken, capacity) => `${taken} of ${capacity} slots taken`,
  noServers: 'No server yet.',
  latest: 'Latest',
  toAudit: 'Audit',
  nothingHappened: 'Nothing has happened yet.',
}
