import type { troubleTexts as de } from '../../de/troubles/troubles'
import type { TroubleText } from '../../trouble-text'
import { preflightTroubles } from '../admin/preflight'
import { coolifyTroubles } from './coolify-troubles'
import { inwxTroubles } from './inwx-troubles'
import { reassurances } from './reassurances'
import { siteTroubles } from './site-troubles'
import { vendorTroubles } from './vendor-troubles'

const { delayed: later, ours } = reassurances

export const troubleTexts: Record<keyof typeof de, TroubleText> = {
  ...inwxTroubles,
  ...coolifyTroubles,
  ...vendorTroubles,
  ...siteTroubles,
  ...preflightTroubles,
  '429': {
    staff: 'The vendor slows us down, we were too fast. It goes on by itself.',
    customer: later,
  },
  '500': { staff: 'The vendor reported an error. We try again by ourselves.', customer: later },
  '502': {
    staff: 'The vendor is disturbed right now. We try again by ourselves.',
    customer: later,
  },
  '503': {
    staff: 'The vendor is disturbed right now. We try again by ourselves.',
    customer: later,
  },
  '504': {
    staff:
      'The vendor did not answer in time. Before the next attempt we look what has happened already.',
    customer: later,
  },
  SLOT_TAKEN: {
    staff:
      'The server has a free place, but the assignment does not get through. Please choose a server.',
    customer: later,
  },
  NOT_OFFERED: {
    staff: 'We cannot provide this kind of domain. Please choose another domain.',
    customer: ours,
  },
  UNKNOWN: {
    staff: 'The vendor reported something that we do not know yet.',
    customer: ours,
  },
  REMOVING: {
    staff: 'Coolify is removing what is taken down.',
    customer: later,
  },
  STEP_RUNNING: {
    staff: 'Another step is still running. It goes on once that one has ended.',
    customer: later,
  },
  CONTACT_INCOMPLETE: {
    staff: 'The domain lacks details of its owner: name, address, phone and e-mail are needed.',
    customer: 'We lack some details for your domain. We will contact you.',
  },
  KEY_UNUSED: {
    staff: 'The website runs, but has not used its new key yet. Until then the old one is valid.',
    customer: later,
  },
  NOT_VERIFIED: {
    staff: 'The website was not verified since the change yet. Until then what it had stays.',
    customer: later,
  },
  ZONE_MISSING: {
    staff:
      'There is no zone for this domain at INWX. Please create it there or choose another domain.',
    customer: ours,
  },
  NAME_IN_USE: {
    staff:
      'There are records in DNS under this name that belong to none of our projects. Please choose another domain; or, if they may go, try again and remove them with that.',
    customer: ours,
  },
  LICENSES_PENDING: { staff: 'The licenses are still being issued.', customer: later },
  BOOT_REPORT_MISSING: {
    staff: 'vrs-core has not reported yet.',
    customer: 'Your website is still starting. We are waiting for its report.',
  },
  DEADLINE: { staff: 'The deadline of this step has passed.', customer: ours },
  BREAKER_OPEN: {
    staff: 'The vendor is disturbed. We wait until it answers again and then go on by ourselves.',
    customer: later,
  },
  TIMEOUT: {
    staff:
      'The vendor did not answer in time. Before the next attempt we look what has happened already.',
    customer: later,
  },
  GARBAGE: {
    staff:
      'The answer of the vendor could not be read. Before the next attempt we look what has happened already.',
    customer: later,
  },
  UNEXPECTED: {
    staff: 'The vendor answered otherwise than expected. The message says how.',
    customer: ours,
  },
  UNREACHABLE: { staff: 'The vendor cannot be reached.', customer: later },
  RATE_LIMITED: {
    staff: 'The vendor slows us down, we were too fast. It goes on by itself.',
    customer: later,
  },
  MISCONFIGURED: {
    staff: 'Something is missing in our configuration. The message says what.',
    customer: ours,
  },
  BUG: { staff: 'This is a fault in our program. The engineers have been told.', customer: ours },
  STUCK: {
    staff:
      'The step did not go on three times without naming a cause. The engineers have been told.',
    customer: ours,
  },
}
