import type { vendorTroubles as de } from '../../de/troubles/vendor-troubles'
import type { TroubleText } from '../../trouble-text'
import { reassurances } from './reassurances'

const { delayed: later, ours } = reassurances

export const vendorTroubles: Record<keyof typeof de, TroubleText> = {
  'stripe/401': {
    staff: 'Stripe does not accept our key. Please check STRIPE_SECRET_KEY.',
    customer: ours,
  },
  'stripe/IDEMPOTENCY': {
    staff: 'Stripe knows this action already with other details. The engineers have to look at it.',
    customer: ours,
  },
  'stripe/UNAUTHENTICATED': {
    staff: 'Stripe does not accept our key. Please check STRIPE_SECRET_KEY.',
    customer: ours,
  },
  'stripe/UNEXPECTED': {
    staff: 'Something unexpected happened when we called Stripe. The engineers have to look at it.',
    customer: ours,
  },
  'stripe/UNREADABLE': {
    staff: 'Stripe answered something that cannot be read. We try again by ourselves.',
    customer: later,
  },
  'smtp/421': {
    staff: 'The mail server is not ready right now. We try again by ourselves.',
    customer: later,
  },
  'smtp/450': {
    staff: 'The mailbox cannot be reached right now. We try again by ourselves.',
    customer: later,
  },
  'smtp/451': {
    staff: 'The mail server has not taken the message yet. We try again by ourselves.',
    customer: later,
  },
  'smtp/452': {
    staff: 'The mail server has no room right now. We try again by ourselves.',
    customer: later,
  },
  'smtp/550': {
    staff:
      'The mail server does not know the mailbox or refuses us. Please check the address or skip the step.',
    customer: ours,
  },
  'smtp/551': {
    staff: 'The mailbox is not at this mail server. Please check the address or skip the step.',
    customer: ours,
  },
  'smtp/552': {
    staff: 'The mailbox is full. Please try again later or skip the step.',
    customer: ours,
  },
  'smtp/553': {
    staff:
      'The mail server takes the address for invalid. Please check the address or skip the step.',
    customer: ours,
  },
  'smtp/554': {
    staff: 'The mail server refused the message. Please check the address or skip the step.',
    customer: ours,
  },
  'smtp/MISCONFIGURED': {
    staff: 'The sending of mails is set up wrongly. Please check SMTP_URL and SMTP_FROM.',
    customer: ours,
  },
  'smtp/REFUSED': {
    staff: 'The mail server refused the message. Please check the address.',
    customer: ours,
  },
  'smtp/UNAUTHENTICATED': {
    staff: 'The mail server does not accept our credentials. Please check SMTP_URL.',
    customer: ours,
  },
  'dns/EBADRESP': {
    staff: 'The answer of the name server could not be read. We ask again by ourselves.',
    customer: later,
  },
  'dns/EREFUSED': {
    staff: 'The name server refuses to tell. We ask again by ourselves.',
    customer: later,
  },
  'dns/ESERVFAIL': {
    staff: 'The name server cannot tell right now. We ask again by ourselves.',
    customer: later,
  },
  'dns/ETIMEOUT': {
    staff: 'The name server did not answer in time. We ask again by ourselves.',
    customer: later,
  },
  'dns/NOT_VISIBLE': {
    staff: 'The responsible name servers do not know the name yet.',
    customer: 'Your address is not known everywhere yet. That usually takes only a few minutes.',
  },
  'dns/NO_PUBLIC_ADDRESS': {
    staff:
      'The name server of the domain has no public address. Please check the name servers of the domain.',
    customer: ours,
  },
}
