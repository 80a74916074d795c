import type { disputeTexts as german } from '../../de/admin/disputes'

export const disputeTexts: typeof german = {
  reasons: {
    bank_cannot_process: 'The bank could not process the payment',
    check_returned: 'The cheque was returned',
    credit_not_processed: 'A promised refund did not arrive',
    customer_initiated: 'The payment was objected to',
    debit_not_authorized: 'The direct debit was not authorised',
    duplicate: 'Paid twice',
    fraudulent: 'The payment was not authorised (suspected fraud)',
    general: 'No reason given',
    incorrect_account_details: 'The account details are wrong',
    insufficient_funds: 'The account did not have enough money',
    noncompliant: 'Against the rules of the card network',
    product_not_received: 'Service not received',
    product_unacceptable: 'Service not as agreed',
    subscription_canceled: 'The contract had been cancelled',
    unrecognized: 'The payment was not recognised',
  },
  refundFailures: {
    charge_disputed: 'The payment is disputed',
    charge_already_refunded: 'The payment has been refunded already',
    declined: 'The bank declined it',
    expired_or_canceled_card: 'The card has expired or was cancelled',
    insufficient_funds: 'The balance at Stripe is too low',
    lost_or_stolen_card: 'The card is reported lost or stolen',
    unknown: 'Stripe gives no reason',
  },
  outcomes: { won: 'won', lost: 'lost', withdrawn: 'withdrawn', prevented: 'prevented' },
}
