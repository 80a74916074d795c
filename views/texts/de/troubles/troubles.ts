import type { TroubleCode } from '../../../../src/domain/project/trouble-fixes'
import type { TroubleText } from '../../trouble-text'
import { preflightTroubles } from '../admin/preflight'
import { coolifyTroubles } from './coolify-troubles'
import { inwxTroubles } from './inwx-troubles'
import { reassurances } from './reassurances'
import { siteTroubles } from './site-troubles'
import { vendorTroubles } from './vendor-troubles'

const { delayed: later, ours } = reassurances

/** `vendor/code` or `code` alone -> why a step stands or waits, for staff and in plain words. */
export const troubleTexts: Readonly<Record<TroubleCode, TroubleText>> = {
  ...inwxTroubles,
  ...coolifyTroubles,
  ...vendorTroubles,
  ...siteTroubles,
  ...preflightTroubles,
  '429': {
    staff: 'Der Anbieter bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
    customer: later,
  },
  '500': {
    staff: 'Der Anbieter hat einen Fehler gemeldet. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  '502': {
    staff: 'Der Anbieter ist gerade gestört. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  '503': {
    staff: 'Der Anbieter ist gerade gestört. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  '504': {
    staff:
      'Der Anbieter hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
    customer: later,
  },
  SLOT_TAKEN: {
    staff:
      'Der Server hat einen freien Platz, aber die Zuweisung kommt nicht durch. Bitte einen Server wählen.',
    customer: later,
  },
  NOT_OFFERED: {
    staff: 'Diese Art von Domain können wir nicht bereitstellen. Bitte eine andere Domain wählen.',
    customer: ours,
  },
  UNKNOWN: {
    staff: 'Der Anbieter hat etwas gemeldet, das wir noch nicht kennen.',
    customer: ours,
  },
  REMOVING: {
    staff: 'Coolify entfernt gerade, was abgebaut wird.',
    customer: later,
  },
  STEP_RUNNING: {
    staff: 'Ein anderer Schritt läuft noch. Sobald er beendet ist, geht es weiter.',
    customer: later,
  },
  CONTACT_INCOMPLETE: {
    staff:
      'Für die Domain fehlen Angaben zur Inhaberin oder zum Inhaber: Name, Anschrift, Telefon und E-Mail werden gebraucht.',
    customer: 'Für Ihre Domain fehlen uns noch Angaben. Wir melden uns bei Ihnen.',
  },
  KEY_UNUSED: {
    staff:
      'Die Website läuft, hat ihren neuen Schlüssel aber noch nicht benutzt. Solange gilt der alte weiter.',
    customer: later,
  },
  NOT_VERIFIED: {
    staff:
      'Die Website wurde nach der Umstellung noch nicht geprüft. Solange bleibt bestehen, was sie vorher hatte.',
    customer: later,
  },
  ZONE_MISSING: {
    staff:
      'Für diese Domain gibt es bei INWX keine Zone. Bitte die Zone dort anlegen oder eine andere Domain wählen.',
    customer: ours,
  },
  NAME_IN_USE: {
    staff:
      'Unter diesem Namen gibt es im DNS schon Einträge, die zu keinem unserer Projekte gehören. Bitte eine andere Domain wählen; oder, wenn die Einträge wegdürfen, erneut versuchen und sie dabei entfernen.',
    customer: ours,
  },
  LICENSES_PENDING: { staff: 'Die Lizenzen werden noch ausgestellt.', customer: later },
  BOOT_REPORT_MISSING: {
    staff: 'vrs-core hat sich noch nicht gemeldet.',
    customer: 'Ihre Website startet noch. Wir warten auf ihre Meldung.',
  },
  DEADLINE: { staff: 'Die Frist für diesen Schritt ist abgelaufen.', customer: ours },
  BREAKER_OPEN: {
    staff:
      'Der Anbieter ist gestört. Wir warten, bis er wieder antwortet, und machen dann von selbst weiter.',
    customer: later,
  },
  TIMEOUT: {
    staff:
      'Der Anbieter hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
    customer: later,
  },
  GARBAGE: {
    staff:
      'Die Antwort des Anbieters war nicht lesbar. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
    customer: later,
  },
  UNEXPECTED: {
    staff: 'Der Anbieter hat anders geantwortet als erwartet. Die Meldung sagt, wie.',
    customer: ours,
  },
  UNREACHABLE: { staff: 'Der Anbieter ist nicht erreichbar.', customer: later },
  RATE_LIMITED: {
    staff: 'Der Anbieter bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
    customer: later,
  },
  MISCONFIGURED: {
    staff: 'In unserer Konfiguration fehlt etwas. Die Meldung sagt, was.',
    customer: ours,
  },
  BUG: {
    staff: 'Das ist ein Fehler in unserem Programm. Die Technik ist verständigt.',
    customer: ours,
  },
  STUCK: {
    staff:
      'Der Schritt kam dreimal nicht voran, ohne einen Grund zu nennen. Die Technik ist verständigt.',
    customer: ours,
  },
}
