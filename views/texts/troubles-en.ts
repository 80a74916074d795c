import { calm } from './en/calm'
import { preflightTroubles } from './en/preflight'
import { siteTroubles } from './en/site-troubles'
import { vendorTroubles } from './en/vendor-troubles'
import type { Trouble } from './troubles'
import type { troubles as de } from './troubles-de'

const { later, ours } = calm

export const troubles: Record<keyof typeof de, Trouble> = {
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
  NAME_IN_USE: {
    staff:
      'There are records in DNS under this name that belong to none of our projects. Please check whether they may be removed.',
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
