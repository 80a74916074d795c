import type { PreflightCheck, PreflightCode } from '../../../../src/domain/order/preflight'
import type { TroubleText } from '../../trouble-text'
import { withDelayNotice } from '../troubles/reassurances'

/** The checks before payment: their failures and their successes. */
export const preflightTroubles: Record<PreflightCode | 'VOIDED', TroubleText> = {
  NOTHING_BOUGHT: {
    staff: 'Für diese Adresse wird nichts gekauft.',
    customer: 'Für diese Adresse wird nichts gekauft.',
  },
  DOMAIN_TO_BE_HAD: { staff: 'Die Domain ist zu haben.', customer: 'Die Domain ist zu haben.' },
  DOMAIN_GONE: {
    staff: 'Die Domain hat inzwischen jemand anderes registriert.',
    customer:
      'Die Domain hat inzwischen jemand anderes registriert. Wir haben nichts abgebucht. Bitte bestellen Sie mit einer anderen Domain neu.',
  },
  DOMAIN_OURS: {
    staff: 'Die Domain liegt schon in unserem Konto bei INWX.',
    customer: 'Diese Domain verwalten wir schon. Wir haben nichts abgebucht.',
  },
  DOMAIN_UNCLEAR: {
    staff: 'INWX konnte nicht klären, ob die Domain zu haben ist.',
    customer:
      'Ob die Domain noch zu haben ist, lässt sich gerade nicht klären. Bitte versuchen Sie es später.',
  },
  NOTHING_TO_TRANSFER: {
    staff: 'Die Domain ist frei. Es gibt nichts umzuziehen.',
    customer:
      'Diese Domain ist bei keinem Anbieter mehr registriert und lässt sich nicht umziehen. Wir haben nichts abgebucht.',
  },
  INWX_UNREACHABLE: {
    staff: 'INWX antwortet nicht. Die Domain lässt sich gerade nicht prüfen.',
    customer:
      'Die Domain lässt sich gerade nicht prüfen. Der Link zur Bezahlung erscheint hier, sobald das wieder geht.',
  },
  CONTACT_COMPLETE: {
    staff: 'Die Angaben für die Domain sind vollständig.',
    customer: 'Die Angaben für die Domain sind vollständig.',
  },
  CONTACT_LACKING: {
    staff: 'Für die Domain fehlen Inhaberdaten.',
    customer: 'Für die Domain fehlen uns Angaben von Ihnen.',
  },
  CONTACT_REFUSED: {
    staff: 'INWX nimmt die Inhaberdaten für diese Domain nicht an.',
    customer:
      'Mit Ihren Angaben lässt sich die Domain nicht registrieren. Wir haben nichts abgebucht.',
  },
  BALANCE_SUFFICIENT: {
    staff: 'Das Guthaben bei INWX reicht.',
    customer: 'Die Domain kann gekauft werden.',
  },
  BALANCE_LOW: {
    staff: 'Das Guthaben bei INWX reicht nicht. Bitte aufladen.',
    customer:
      'Wir können die Domain gerade nicht kaufen und haben nichts abgebucht. Wir kümmern uns darum; bitte schauen Sie später wieder vorbei.',
  },
  SLOT_FREE: { staff: 'Ein Server hat einen freien Platz.', customer: 'Ein Platz ist frei.' },
  NO_FREE_SLOT: {
    staff:
      'Kein Server hat einen freien Platz. Es geht weiter, sobald ein Server aufgenommen oder ein Platz frei wird.',
    customer: 'Wir richten gerade einen weiteren Server ein. Wir kümmern uns darum.',
  },
  SERVER_USABLE: { staff: 'Die Server sind bereit.', customer: 'Die Server sind bereit.' },
  NO_USABLE_SERVER: {
    staff: 'Coolify nennt keinen Server, der bereit ist.',
    customer:
      'Unsere Server sind gerade nicht bereit. Der Link zur Bezahlung erscheint hier, sobald sie es sind.',
  },
  COOLIFY_UNREACHABLE: withDelayNotice(
    'Coolify antwortet nicht. Die Server lassen sich gerade nicht prüfen.',
  ),
  VERSIONS_FOUND: {
    staff: 'Für alle Plugins gibt es eine passende Version.',
    customer: 'Alle Plugins sind lieferbar.',
  },
  VERSIONS_MISSING: {
    staff: 'Nicht für alle Plugins gibt es eine passende Version.',
    customer:
      'Ein Teil Ihrer Bestellung ist gerade nicht lieferbar. Der Link zur Bezahlung erscheint hier, sobald er es ist.',
  },
  VOIDED: {
    staff: 'Die vorgemerkte Zahlung wurde nicht eingezogen.',
    customer:
      'Die vorgemerkte Zahlung haben wir nicht eingezogen. Sie können noch einmal bezahlen.',
  },
}

const checks: Record<PreflightCheck['check'], string> = {
  domain: 'Domain',
  contact: 'Kontaktdaten',
  balance: 'Guthaben',
  slot: 'Platz',
  server: 'Server',
  bundle: 'Plugins',
}

const states: Record<PreflightCheck['state'], string> = {
  green: 'in Ordnung',
  notice: 'Hinweis',
  red: 'fehlt',
}

export const preflightTexts = {
  title: 'Vor der Freigabe',
  check: 'Geprüft',
  state: 'Stand',
  checks,
  states,
}
