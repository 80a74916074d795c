import type { vendorTroubles as de } from '../../de/troubles/vendor-troubles'
import type { TroubleText } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

export const vendorTroubles: Record<keyof typeof de, TroubleText> = {
  'stripe/401': withCareNotice('Stripe does not accept our key. Please check STRIPE_SECRET_KEY.'),
  'stripe/IDEMPOTENCY': withCareNotice(
    'Stripe knows this action already with other details. This needs an engineer.',
  ),
  'stripe/UNAUTHENTICATED': withCareNotice(
    'Stripe does not accept our key. Please check STRIPE_SECRET_KEY.',
  ),
  'stripe/UNEXPECTED': withCareNotice(
    'Something unexpected happened when we called Stripe. This needs an engineer.',
  ),
  'stripe/UNREADABLE': withDelayNotice(
    'Stripe answered something that cannot be read. We will retry automatically.',
  ),
  'smtp/421': withDelayNotice(
    'The mail server is not ready right now. We will retry automatically.',
  ),
  'smtp/450': withDelayNotice(
    'The mailbox cannot be reached right now. We will retry automatically.',
  ),
  'smtp/451': withDelayNotice(
    'The mail server has not taken the message yet. We will retry automatically.',
  ),
  'smtp/452': withDelayNotice(
    'The mail server has no room right now. We will retry automatically.',
  ),
  'smtp/550': withCareNotice(
    'The mail server does not know the mailbox or refuses us. Please check the address or skip the step.',
  ),
  'smtp/551': withCareNotice(
    'The mailbox is not at this mail server. Please check the address or skip the step.',
  ),
  'smtp/552': withCareNotice('The mailbox is full. Please try again later or skip the step.'),
  'smtp/553': withCareNotice(
    'The mail server takes the address for invalid. Please check the address or skip the step.',
  ),
  'smtp/554': withCareNotice(
    'The mail server refused the message. Please check the address or skip the step.',
  ),
  'smtp/MISCONFIGURED': withCareNotice(
    'The sending of mails is set up wrongly. Please check SMTP_URL and SMTP_FROM.',
  ),
  'smtp/REFUSED': withCareNotice('The mail server refused the message. Please check the address.'),
  'smtp/UNAUTHENTICATED': withCareNotice(
    'The mail server does not accept our credentials. Please check SMTP_URL.',
  ),
  'dns/EBADRESP': withDelayNotice(
    'The answer of the name server could not be read. We will ask again automatically.',
  ),
  'dns/EREFUSED': withDelayNotice(
    'The name server refuses to tell. We will ask again automatically.',
  ),
  'dns/ESERVFAIL': withDelayNotice(
    'The name server cannot tell right now. We will ask again automatically.',
  ),
  'dns/ETIMEOUT': withDelayNotice(
    'The name server did not answer in time. We will ask again automatically.',
  ),
  'dns/NOT_VISIBLE': {
    staff: 'The responsible name servers do not know the name yet.',
    customer: 'Your address is not known everywhere yet. That usually takes only a few minutes.',
  },
  'dns/CAA_FORBIDS': withCareNotice(
    'A CAA record of the domain, or of one above it, forbids the certificate of the site. Please add 0 issue "letsencrypt.org" in the DNS, or remove the record, and try again.',
  ),
  'dns/NO_PUBLIC_ADDRESS': withCareNotice(
    'The name server of the domain has no public address. Please check the name servers of the domain.',
  ),
}
