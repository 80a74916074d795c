import type { TroubleCode } from '../../../../src/domain/project/trouble-fixes'
import type { TroubleText } from '../../trouble-text'
import { preflightTroubles } from '../admin/preflight'
import { coolifyTroubles } from './coolify-troubles'
import { inwxTroubles } from './inwx-troubles'
import { withCareNotice, withDelayNotice } from './reassurances'
import { siteTroubles } from './site-troubles'
import { vendorTroubles } from './vendor-troubles'

/** `vendor/code` or `code` alone -> why a step stands or waits, for staff and in plain words. */
export const troubleTexts: Readonly<Record<TroubleCode, TroubleText>> = {
  ...inwxTroubles,
  ...coolifyTroubles,
  ...vendorTroubles,
  ...siteTroubles,
  ...preflightTroubles,
  '429': withDelayNotice(
    'Der Anbieter bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
  ),
  '500': withDelayNotice(
    'Der Anbieter hat einen Fehler gemeldet. Wir versuchen es von selbst erneut.',
  ),
  '502': withDelayNotice('Der Anbieter ist gerade gestört. Wir versuchen es von selbst erneut.'),
  '503': withDelayNotice('Der Anbieter ist gerade gestört. Wir versuchen es von selbst erneut.'),
  '504': withDelayNotice(
    'Der Anbieter hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
  ),
  UNPAID: {
    staff: 'Die Zahlung fehlt noch.',
    customer: 'Ihre Zahlung fehlt noch.',
  },
  EMAIL_UNCONFIRMED: {
    staff: 'Die E-Mail-Adresse ist noch nicht bestätigt.',
    customer: 'Bitte bestätigen Sie Ihre E-Mail-Adresse über den Link in unserer E-Mail.',
  },
  FURTHER_FREE_PROJECT: {
    staff: 'Unter dieser E-Mail-Adresse gibt es schon ein kostenloses Projekt.',
    customer:
      'Zu Ihrer E-Mail-Adresse gibt es schon ein kostenloses Projekt. Weitere prüfen wir, bevor wir sie freigeben.',
  },
  DISPOSABLE_ADDRESS: {
    staff: 'Die E-Mail-Adresse gehört zu einem Anbieter von Wegwerf-Adressen.',
    customer:
      'Ihre E-Mail-Adresse gehört zu einem Anbieter von Wegwerf-Adressen. Solche Bestellungen prüfen wir, bevor wir sie freigeben.',
  },
  PAYMENT_SUBMITTED: {
    staff: 'Die Lastschrift läuft. Das dauert einige Tage.',
    customer: 'Ihre Lastschrift läuft. Das dauert einige Tage. Sie müssen nichts tun.',
  },
  PAYMENT_RECEIVED: {
    staff: 'Die Zahlung ist bei Stripe eingegangen und wird gerade bestätigt.',
    customer: 'Ihre Zahlung ist eingegangen und wird bestätigt. Sie müssen nichts tun.',
  },
  RELEASE_WITHHELD: {
    staff:
      'Bezahlt, aber noch nicht freigegeben: Für die Bereitstellung fehlt etwas. Sobald die Prüfung nichts mehr beanstandet, beginnt sie innerhalb einer Minute von selbst. Sonst bitte das Geld zurückzahlen.',
    customer: 'Für Ihre Website fehlt im Moment noch etwas. Wir kümmern uns darum.',
  },
  SLOT_TAKEN: withDelayNotice(
    'Der Server hat einen freien Platz, aber die Zuweisung kommt nicht durch. Bitte einen Server wählen.',
  ),
  NOT_OFFERED: withCareNotice(
    'Diese Art von Domain können wir nicht bereitstellen. Bitte eine andere Domain wählen.',
  ),
  UNKNOWN: withCareNotice('Der Anbieter hat etwas gemeldet, das wir noch nicht kennen.'),
  REMOVING: withDelayNotice('Coolify entfernt gerade, was abgebaut wird.'),
  STEP_RUNNING: withDelayNotice(
    'Ein anderer Schritt läuft noch. Sobald er beendet ist, geht es weiter.',
  ),
  CONTACT_INCOMPLETE: {
    staff:
      'Für die Domain fehlen Inhaberdaten: Gebraucht werden Name, Anschrift, Telefon und E-Mail.',
    customer:
      'Für Ihre Domain fehlen uns noch Angaben. Bitte ergänzen Sie sie auf der Seite Ihrer Bestellung.',
  },
  KEY_UNUSED: withDelayNotice(
    'Die Website läuft, hat ihren neuen Schlüssel aber noch nicht benutzt. Solange gilt der alte weiter.',
  ),
  NOT_VERIFIED: withDelayNotice(
    'Die Website wurde nach der Umstellung noch nicht geprüft. Solange bleibt bestehen, was sie vorher hatte.',
  ),
  ZONE_MISSING: withCareNotice(
    'Für diese Domain gibt es bei INWX keine Zone. Bitte die Zone dort anlegen oder eine andere Domain wählen.',
  ),
  NAME_IN_USE: withCareNotice(
    'Unter diesem Namen gibt es im DNS schon Einträge, die zu keinem unserer Projekte gehören. Bitte eine andere Domain wählen; oder, wenn die Einträge wegdürfen, erneut versuchen und sie dabei entfernen.',
  ),
  LICENSES_PENDING: withDelayNotice('Die Lizenzen werden noch ausgestellt.'),
  BOOT_REPORT_MISSING: {
    staff: 'vrs-core hat sich noch nicht gemeldet.',
    customer: 'Ihre Website startet noch. Wir warten auf ihre Meldung.',
  },
  DEADLINE: withCareNotice('Die Frist für diesen Schritt ist abgelaufen.'),
  BREAKER_OPEN: withDelayNotice(
    'Der Anbieter ist gestört. Wir warten, bis er wieder antwortet, und machen dann von selbst weiter.',
  ),
  TIMEOUT: withDelayNotice(
    'Der Anbieter hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
  ),
  GARBAGE: withDelayNotice(
    'Die Antwort des Anbieters war nicht lesbar. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
  ),
  UNEXPECTED: withCareNotice(
    'Der Anbieter hat anders geantwortet als erwartet. Die Meldung sagt, wie.',
  ),
  UNREACHABLE: withDelayNotice('Der Anbieter ist nicht erreichbar.'),
  RATE_LIMITED: withDelayNotice(
    'Der Anbieter bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
  ),
  MISCONFIGURED: withCareNotice('In unserer Konfiguration fehlt etwas. Die Meldung sagt, was.'),
  BUG: withCareNotice('Das ist ein Fehler in unserem Programm. Die Technik ist verständigt.'),
  STUCK: withCareNotice(
    'Der Schritt kam dreimal nicht voran, ohne einen Grund zu nennen. Die Technik ist verständigt.',
  ),
}
