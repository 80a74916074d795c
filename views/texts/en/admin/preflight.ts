import type { PreflightCode } from '../../../../src/domain/order/preflight'
import type { preflightTexts as preflightDe } from '../../de/admin/preflight'
import type { TroubleText } from '../../trouble-text'
import { withDelayNotice } from '../troubles/reassurances'

export const preflightTroubles: Record<PreflightCode | 'VOIDED', TroubleText> = {
  NOTHING_BOUGHT: {
    staff: 'Nothing is bought for this address.',
    customer: 'Nothing is bought for this address.',
  },
  DOMAIN_TO_BE_HAD: { staff: 'The domain can be had.', customer: 'The domain can be had.' },
  DOMAIN_GONE: {
    staff: 'Somebody else has registered the domain in the meantime.',
    customer:
      'Somebody else has registered the domain in the meantime. We have not charged anything. Please order again with another domain.',
  },
  DOMAIN_OURS: {
    staff: 'The domain is in our account at INWX already.',
    customer: 'We look after this domain already. We have not charged anything.',
  },
  DOMAIN_UNCLEAR: {
    staff: 'INWX could not tell whether the domain can be had.',
    customer: 'We cannot tell right now whether the domain can be had. Please try again later.',
  },
  NOTHING_TO_TRANSFER: {
    staff: 'The domain is free. There is nothing to transfer.',
    customer:
      'This domain is not registered with any provider any more and cannot be transferred. We have not charged anything.',
  },
  INWX_UNREACHABLE: {
    staff: 'INWX does not answer. The domain cannot be checked right now.',
    customer:
      'The domain cannot be checked right now. The payment link will appear here as soon as it can.',
  },
  CONTACT_COMPLETE: {
    staff: 'The details for the domain are complete.',
    customer: 'The details for the domain are complete.',
  },
  CONTACT_LACKING: {
    staff: 'Details of the domain holder are missing.',
    customer: 'Some of your details for the domain are missing.',
  },
  CONTACT_REFUSED: {
    staff: 'INWX does not accept the details of the domain holder.',
    customer: 'The domain cannot be registered with your details. We have not charged anything.',
  },
  BALANCE_SUFFICIENT: {
    staff: 'The balance at INWX is sufficient.',
    customer: 'The domain can be bought.',
  },
  BALANCE_LOW: {
    staff: 'The balance at INWX is too low. Please top it up.',
    customer:
      'We cannot buy the domain right now and have not charged anything. We are taking care of it; please come back later.',
  },
  SLOT_FREE: { staff: 'A server has a free place.', customer: 'A place is free.' },
  NO_FREE_SLOT: {
    staff:
      'No server has a free place. It continues as soon as a server is added or a place becomes free.',
    customer: 'We are setting up another server. We are taking care of it.',
  },
  SERVER_USABLE: { staff: 'The servers are ready.', customer: 'The servers are ready.' },
  NO_USABLE_SERVER: {
    staff: 'Coolify names no server that is ready.',
    customer:
      'Our servers are not ready right now. The payment link will appear here as soon as they are.',
  },
  COOLIFY_UNREACHABLE: withDelayNotice(
    'Coolify does not answer. The servers cannot be checked right now.',
  ),
  VERSIONS_FOUND: {
    staff: 'Every plugin has a matching version.',
    customer: 'All plugins are available.',
  },
  VERSIONS_MISSING: {
    staff: 'Not every plugin has a matching version.',
    customer:
      'Part of your order is not available right now. The payment link will appear here as soon as it is.',
  },
  VOIDED: {
    staff: 'The payment that was held has not been taken.',
    customer: 'We have not taken the payment that was held. You can pay once more.',
  },
}

export const preflightTexts: typeof preflightDe = {
  title: 'Before the release',
  check: 'Checked',
  state: 'State',
  checks: {
    domain: 'Domain',
    contact: 'Contact details',
    balance: 'Balance',
    slot: 'Place',
    server: 'Server',
    bundle: 'Plugins',
  },
  states: { green: 'in order', notice: 'note', red: 'missing' },
}
