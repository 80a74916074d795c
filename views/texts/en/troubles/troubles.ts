import type { troubleTexts as de } from '../../de/troubles/troubles'
import type { TroubleText } from '../../trouble-text'
import { preflightTroubles } from '../admin/preflight'
import { coolifyTroubles } from './coolify-troubles'
import { inwxTroubles } from './inwx-troubles'
import { withCareNotice, withDelayNotice } from './reassurances'
import { siteTroubles } from './site-troubles'
import { vendorTroubles } from './vendor-troubles'

export const troubleTexts: Record<keyof typeof de, TroubleText> = {
  ...inwxTroubles,
  ...coolifyTroubles,
  ...vendorTroubles,
  ...siteTroubles,
  ...preflightTroubles,
  '429': withDelayNotice('The vendor is limiting our requests. It continues automatically.'),
  '500': withDelayNotice('The vendor reported an error. We will retry automatically.'),
  '502': withDelayNotice('The vendor is having problems right now. We will retry automatically.'),
  '503': withDelayNotice('The vendor is having problems right now. We will retry automatically.'),
  '504': withDelayNotice(
    'The vendor did not answer in time. Before the next attempt we will check what has already happened.',
  ),
  UNPAID: {
    staff: 'The payment is still missing.',
    customer: 'Your payment is still missing.',
  },
  EMAIL_UNCONFIRMED: {
    staff: 'The e-mail address has not been confirmed yet.',
    customer: 'Please confirm your e-mail address with the link in our e-mail.',
  },
  FURTHER_FREE_PROJECT: {
    staff: 'There is already a free project under this e-mail address.',
    customer:
      'There is already a free project under your e-mail address. We check further ones before we approve them.',
  },
  DISPOSABLE_ADDRESS: {
    staff: 'The e-mail address is with a provider of disposable addresses.',
    customer:
      'Your e-mail address is with a provider of disposable addresses. We check such orders before we approve them.',
  },
  PAYMENT_SUBMITTED: {
    staff: 'The direct debit is under way. That takes a few days.',
    customer:
      'Your direct debit is under way. That takes a few days. There is nothing for you to do.',
  },
  PAYMENT_RECEIVED: {
    staff: 'The payment has arrived at Stripe and is being confirmed.',
    customer: 'Your payment has arrived and is being confirmed. There is nothing for you to do.',
  },
  RELEASE_WITHHELD: {
    staff:
      'Paid but not yet released: something needed for provisioning is missing. Once the checks find nothing wrong, it begins by itself within a minute. Otherwise please refund the money.',
    customer: 'Something that your website needs is still missing. We are taking care of it.',
  },
  SLOT_TAKEN: withDelayNotice(
    'The server has a free place, but the assignment does not get through. Please choose a server.',
  ),
  NOT_OFFERED: withCareNotice(
    'We cannot provide this kind of domain. Please choose another domain.',
  ),
  UNKNOWN: withCareNotice('The vendor reported something that we do not know yet.'),
  REMOVING: withDelayNotice('Coolify is removing what is taken down.'),
  STEP_RUNNING: withDelayNotice(
    'Another step is still running. It continues once that one has ended.',
  ),
  CONTACT_INCOMPLETE: {
    staff: 'The domain lacks details of its owner: name, address, phone and e-mail are needed.',
    customer: 'We lack some details for your domain. Please add them on the page of your order.',
  },
  KEY_UNUSED: withDelayNotice(
    'The website runs, but has not used its new key yet. Until then the old one is valid.',
  ),
  NOT_VERIFIED: withDelayNotice(
    'The website was not verified since the change yet. Until then what it had stays.',
  ),
  ZONE_MISSING: withCareNotice(
    'There is no zone for this domain at INWX. Please create it there or choose another domain.',
  ),
  NAME_IN_USE: withCareNotice(
    'There are records in DNS under this name that belong to none of our projects. Please choose another domain; or, if they may go, try again and remove them with that.',
  ),
  LICENSES_PENDING: withDelayNotice('The licenses are still being issued.'),
  BOOT_REPORT_MISSING: {
    staff: 'vrs-core has not reported yet.',
    customer: 'Your website is still starting. We are waiting for its report.',
  },
  DEADLINE: withCareNotice('The deadline of this step has passed.'),
  BREAKER_OPEN: withDelayNotice(
    'The vendor is having problems. We wait until it answers again and then continue automatically.',
  ),
  TIMEOUT: withDelayNotice(
    'The vendor did not answer in time. Before the next attempt we will check what has already happened.',
  ),
  GARBAGE: withDelayNotice(
    'The answer of the vendor could not be read. Before the next attempt we will check what has already happened.',
  ),
  UNEXPECTED: withCareNotice('The vendor answered unexpectedly. The message says how.'),
  UNREACHABLE: withDelayNotice('The vendor cannot be reached.'),
  RATE_LIMITED: withDelayNotice('The vendor is limiting our requests. It continues automatically.'),
  MISCONFIGURED: withCareNotice(
    'Something is missing in our configuration. The message says what.',
  ),
  BUG: withCareNotice('This is a fault in our program. The engineers have been alerted.'),
  STUCK: withCareNotice(
    'The step failed to proceed three times without giving a cause. The engineers have been alerted.',
  ),
}
