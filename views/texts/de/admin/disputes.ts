import type { DisputeOutcome } from '../../../../events/payment/dispute'

/** Why a bank asks for a payment back, by Stripe's words. */
const reasons: Readonly<Record<string, string>> = {
  bank_cannot_process: 'Die Bank konnte die Zahlung nicht verarbeiten',
  check_returned: 'Der Scheck wurde zurückgegeben',
  credit_not_processed: 'Eine zugesagte Rückzahlung blieb aus',
  customer_initiated: 'Der Zahlung wurde widersprochen',
  debit_not_authorized: 'Die Lastschrift war nicht erlaubt',
  duplicate: 'Doppelt bezahlt',
  fraudulent: 'Die Zahlung war nicht erlaubt (Betrugsverdacht)',
  general: 'Ohne Angabe eines Grundes',
  incorrect_account_details: 'Die Kontodaten stimmen nicht',
  insufficient_funds: 'Das Konto war nicht gedeckt',
  noncompliant: 'Gegen die Regeln des Kartennetzes',
  product_not_received: 'Leistung nicht erhalten',
  product_unacceptable: 'Leistung nicht wie vereinbart',
  subscription_canceled: 'Der Vertrag war schon gekündigt',
  unrecognized: 'Die Zahlung wurde nicht erkannt',
}

/** Why Stripe could not pay a refund. */
const refundFailures: Readonly<Record<string, string>> = {
  charge_disputed: 'Die Zahlung ist angefochten',
  charge_already_refunded: 'Die Zahlung ist schon zurückgezahlt',
  declined: 'Die Bank hat abgelehnt',
  expired_or_canceled_card: 'Die Karte ist abgelaufen oder gekündigt',
  insufficient_funds: 'Das Guthaben bei Stripe reicht nicht',
  lost_or_stolen_card: 'Die Karte ist als verloren oder gestohlen gemeldet',
  unknown: 'Stripe nennt keinen Grund',
}

const outcomes: Record<DisputeOutcome, string> = {
  won: 'gewonnen',
  lost: 'verloren',
  withdrawn: 'zurückgezogen',
  prevented: 'abgewendet',
}

/** Payments that a bank asks back. */
export const disputeTexts = { reasons, refundFailures, outcomes }
