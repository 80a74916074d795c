import type { TroubleTexts } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

/** `vendor/code`: what payment, mail and name servers answered. */
export const vendorTroubles = {
  'stripe/401': withCareNotice(
    'Stripe nimmt unseren Schlüssel nicht an. Bitte STRIPE_SECRET_KEY prüfen.',
  ),
  'stripe/IDEMPOTENCY': withCareNotice(
    'Stripe kennt diesen Vorgang schon mit anderen Angaben. Die Technik muss das ansehen.',
  ),
  'stripe/UNAUTHENTICATED': withCareNotice(
    'Stripe nimmt unseren Schlüssel nicht an. Bitte STRIPE_SECRET_KEY prüfen.',
  ),
  'stripe/UNEXPECTED': withCareNotice(
    'Beim Aufruf von Stripe ist etwas Unerwartetes geschehen. Das muss die Technik ansehen.',
  ),
  'stripe/UNREADABLE': withDelayNotice(
    'Stripe hat etwas Unlesbares geantwortet. Wir versuchen es von selbst erneut.',
  ),
  'smtp/421': withDelayNotice(
    'Der Mailserver ist gerade nicht bereit. Wir versuchen es von selbst erneut.',
  ),
  'smtp/450': withDelayNotice(
    'Das Postfach ist gerade nicht erreichbar. Wir versuchen es von selbst erneut.',
  ),
  'smtp/451': withDelayNotice(
    'Der Mailserver hat die Nachricht noch nicht angenommen. Wir versuchen es von selbst erneut.',
  ),
  'smtp/452': withDelayNotice(
    'Der Mailserver hat gerade keinen Platz. Wir versuchen es von selbst erneut.',
  ),
  'smtp/550': withCareNotice(
    'Der Mailserver kennt das Postfach nicht oder lehnt uns ab. Bitte die Adresse prüfen oder den Schritt überspringen.',
  ),
  'smtp/551': withCareNotice(
    'Das Postfach liegt nicht bei diesem Mailserver. Bitte die Adresse prüfen oder den Schritt überspringen.',
  ),
  'smtp/552': withCareNotice(
    'Das Postfach ist voll. Bitte später erneut versuchen oder den Schritt überspringen.',
  ),
  'smtp/553': withCareNotice(
    'Der Mailserver hält die Adresse für ungültig. Bitte die Adresse prüfen oder den Schritt überspringen.',
  ),
  'smtp/554': withCareNotice(
    'Der Mailserver hat die Nachricht abgelehnt. Bitte die Adresse prüfen oder den Schritt überspringen.',
  ),
  'smtp/MISCONFIGURED': withCareNotice(
    'Der Mailversand ist falsch eingerichtet. Bitte SMTP_URL und SMTP_FROM prüfen.',
  ),
  'smtp/REFUSED': withCareNotice(
    'Der Mailserver hat die Nachricht abgelehnt. Bitte die Adresse prüfen.',
  ),
  'smtp/UNAUTHENTICATED': withCareNotice(
    'Der Mailserver nimmt unsere Zugangsdaten nicht an. Bitte SMTP_URL prüfen.',
  ),
  'dns/EBADRESP': withDelayNotice(
    'Der Nameserver hat unlesbar geantwortet. Wir fragen von selbst noch einmal.',
  ),
  'dns/EREFUSED': withDelayNotice(
    'Der Nameserver verweigert die Auskunft. Wir fragen von selbst noch einmal.',
  ),
  'dns/ESERVFAIL': withDelayNotice(
    'Der Nameserver kann gerade keine Auskunft geben. Wir fragen von selbst noch einmal.',
  ),
  'dns/ETIMEOUT': withDelayNotice(
    'Der Nameserver hat nicht rechtzeitig geantwortet. Wir fragen von selbst noch einmal.',
  ),
  'dns/NOT_VISIBLE': {
    staff: 'Die zuständigen Nameserver kennen den Namen noch nicht.',
    customer: 'Ihre Adresse ist noch nicht überall bekannt. Das dauert meist nur wenige Minuten.',
  },
  'dns/CAA_FORBIDS': withCareNotice(
    'Ein CAA-Eintrag der Domain oder einer Domain darüber verbietet das Zertifikat der Website. Bitte im DNS 0 issue "letsencrypt.org" ergänzen, oder den Eintrag entfernen, und es erneut versuchen.',
  ),
  'dns/NO_PUBLIC_ADDRESS': withCareNotice(
    'Der Nameserver der Domain hat keine öffentliche Adresse. Bitte die Nameserver der Domain prüfen.',
  ),
} satisfies TroubleTexts
