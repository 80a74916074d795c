import type { TroubleTexts } from '../../trouble-text'
import { reassurances } from './reassurances'

const { delayed: later, ours } = reassurances

/** `vendor/code`: what payment, mail and name servers answered. */
export const vendorTroubles = {
  'stripe/401': {
    staff: 'Stripe nimmt unseren Schlüssel nicht an. Bitte STRIPE_SECRET_KEY prüfen.',
    customer: ours,
  },
  'stripe/IDEMPOTENCY': {
    staff: 'Stripe kennt diesen Vorgang schon mit anderen Angaben. Die Technik muss das ansehen.',
    customer: ours,
  },
  'stripe/UNAUTHENTICATED': {
    staff: 'Stripe nimmt unseren Schlüssel nicht an. Bitte STRIPE_SECRET_KEY prüfen.',
    customer: ours,
  },
  'stripe/UNEXPECTED': {
    staff: 'Beim Aufruf von Stripe ist etwas Unerwartetes geschehen. Das muss die Technik ansehen.',
    customer: ours,
  },
  'stripe/UNREADABLE': {
    staff: 'Stripe hat etwas Unlesbares geantwortet. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'smtp/421': {
    staff: 'Der Mailserver ist gerade nicht bereit. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'smtp/450': {
    staff: 'Das Postfach ist gerade nicht erreichbar. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'smtp/451': {
    staff:
      'Der Mailserver hat die Nachricht noch nicht angenommen. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'smtp/452': {
    staff: 'Der Mailserver hat gerade keinen Platz. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'smtp/550': {
    staff:
      'Der Mailserver kennt das Postfach nicht oder lehnt uns ab. Bitte die Adresse prüfen oder den Schritt überspringen.',
    customer: ours,
  },
  'smtp/551': {
    staff:
      'Das Postfach liegt nicht bei diesem Mailserver. Bitte die Adresse prüfen oder den Schritt überspringen.',
    customer: ours,
  },
  'smtp/552': {
    staff: 'Das Postfach ist voll. Bitte später erneut versuchen oder den Schritt überspringen.',
    customer: ours,
  },
  'smtp/553': {
    staff:
      'Der Mailserver hält die Adresse für ungültig. Bitte die Adresse prüfen oder den Schritt überspringen.',
    customer: ours,
  },
  'smtp/554': {
    staff:
      'Der Mailserver hat die Nachricht abgelehnt. Bitte die Adresse prüfen oder den Schritt überspringen.',
    customer: ours,
  },
  'smtp/MISCONFIGURED': {
    staff: 'Der Mailversand ist falsch eingerichtet. Bitte SMTP_URL und SMTP_FROM prüfen.',
    customer: ours,
  },
  'smtp/REFUSED': {
    staff: 'Der Mailserver hat die Nachricht abgelehnt. Bitte die Adresse prüfen.',
    customer: ours,
  },
  'smtp/UNAUTHENTICATED': {
    staff: 'Der Mailserver nimmt unsere Zugangsdaten nicht an. Bitte SMTP_URL prüfen.',
    customer: ours,
  },
  'dns/EBADRESP': {
    staff: 'Der Nameserver hat unlesbar geantwortet. Wir fragen von selbst noch einmal.',
    customer: later,
  },
  'dns/EREFUSED': {
    staff: 'Der Nameserver verweigert die Auskunft. Wir fragen von selbst noch einmal.',
    customer: later,
  },
  'dns/ESERVFAIL': {
    staff: 'Der Nameserver kann gerade keine Auskunft geben. Wir fragen von selbst noch einmal.',
    customer: later,
  },
  'dns/ETIMEOUT': {
    staff: 'Der Nameserver hat nicht rechtzeitig geantwortet. Wir fragen von selbst noch einmal.',
    customer: later,
  },
  'dns/NOT_VISIBLE': {
    staff: 'Die zuständigen Nameserver kennen den Namen noch nicht.',
    customer: 'Ihre Adresse ist noch nicht überall bekannt. Das dauert meist nur wenige Minuten.',
  },
  'dns/NO_PUBLIC_ADDRESS': {
    staff:
      'Der Nameserver der Domain hat keine öffentliche Adresse. Bitte die Nameserver der Domain prüfen.',
    customer: ours,
  },
} satisfies TroubleTexts
