import type { TroubleTexts } from '../../trouble-text'
import { reassurances } from './reassurances'

const { ours } = reassurances

/** `site/code` and `runtime/code`: what the website itself said. */
export const siteTroubles = {
  'site/UNREACHABLE': {
    staff: 'Die Seite antwortet auf dem zugewiesenen Server nicht.',
    customer: 'Ihre Website antwortet noch nicht. Wir prüfen weiter.',
  },
  'site/CERTIFICATE': {
    staff: 'Das Zertifikat der Seite ist noch nicht gültig.',
    customer: 'Das Sicherheitszertifikat Ihrer Website ist noch nicht bereit. Wir prüfen weiter.',
  },
  'site/WRONG_BOOT': {
    staff: 'Die Seite antwortet, gehört aber zu einem anderen Start oder einem anderen Projekt.',
    customer: ours,
  },
  'site/UNHEALTHY': {
    staff: 'Die Seite antwortet, meldet sich aber nicht als gesund.',
    customer: ours,
  },
  'site/TIMEOUT': {
    staff: 'Die Seite hat auf dem zugewiesenen Server nicht rechtzeitig geantwortet.',
    customer: 'Ihre Website antwortet noch nicht. Wir prüfen weiter.',
  },
  'site/GARBAGE': {
    staff: 'Unter dem Namen der Seite antwortet etwas anderes als vrs-core.',
    customer: ours,
  },
  'site/TOO_LARGE': {
    staff:
      'Unter dem Namen der Seite antwortet etwas anderes als vrs-core: Die Antwort ist zu groß.',
    customer: ours,
  },
  'site/WRONG_SITE': {
    staff:
      'Unter dem Namen antwortet die Seite eines anderen Projekts. Bitte bei Coolify prüfen, welche Anwendung den Namen trägt.',
    customer: ours,
  },
  'runtime/BOOT_REPORT_MISSING': {
    staff:
      'vrs-core hat sich noch nicht gemeldet. Bleibt die Meldung aus, hilft ein Blick in das Protokoll der Anwendung bei Coolify.',
    customer: 'Ihre Website startet noch. Wir warten auf ihre Meldung.',
  },
  'runtime/PLUGINS_DIFFER': {
    staff:
      'vrs-core meldet andere Plugins, als lizenziert sind. Bitte Installation und Lizenzen vergleichen.',
    customer: ours,
  },
  'runtime/UNHEALTHY': {
    staff:
      'vrs-core ist gestartet, meldet sich aber nicht als gesund. Die Fehler stehen unter Installation.',
    customer: ours,
  },
  'runtime/SIGNATURE_INVALID': {
    staff:
      'Die Unterschrift eines Plugins stimmt nicht. Es wurde nicht installiert. Bitte den Schlüssel des Herausgebers prüfen.',
    customer: ours,
  },
  'runtime/DIGEST_MISMATCH': {
    staff: 'Die Prüfsumme eines Plugins stimmt nicht. Es wurde nicht installiert.',
    customer: ours,
  },
  'runtime/SIZE_MISMATCH': {
    staff: 'Die Größe eines Plugins stimmt nicht. Es wurde nicht installiert.',
    customer: ours,
  },
  'runtime/NAME_MISMATCH': {
    staff: 'Ein Plugin trägt einen anderen Namen als erwartet. Es wurde nicht installiert.',
    customer: ours,
  },
  'runtime/VERSION_MISMATCH': {
    staff: 'Ein Plugin hat eine andere Version als erwartet. Es wurde nicht installiert.',
    customer: ours,
  },
  'runtime/PLUGIN_NOT_RUNNING': {
    staff: 'Ein lizenziertes Plugin läuft nicht. Die Fehler stehen unter Installation.',
    customer: ours,
  },
  'runtime/VERSION_LOWER': {
    staff: 'Ein Plugin sollte auf eine ältere Version gehen. vrs-core hat das verweigert.',
    customer: ours,
  },
  'runtime/ARCHIVE_UNSAFE': {
    staff: 'Das Archiv eines Plugins ist unsicher. Es wurde nicht ausgepackt.',
    customer: ours,
  },
  'runtime/MIGRATION_FAILED': {
    staff:
      'Die Datenbank eines Plugins ließ sich nicht vorbereiten. Die Fehler stehen unter Installation.',
    customer: ours,
  },
  'runtime/INSTALL_FAILED': {
    staff: 'Ein Plugin ließ sich nicht installieren. Die Fehler stehen unter Installation.',
    customer: ours,
  },
  'runtime/PLUGIN_CRASHED': {
    staff: 'Ein Plugin ist beim Start abgestürzt. Die Fehler stehen unter Installation.',
    customer: ours,
  },
  'runtime/DEPENDENCY_MISSING': {
    staff: 'Einem Plugin fehlt ein anderes, das es braucht.',
    customer: ours,
  },
  'runtime/CORE_TOO_OLD': {
    staff: 'Ein Plugin braucht eine neuere Version von vrs-core.',
    customer: ours,
  },
  'runtime/DOWNLOAD_REFUSED': {
    staff: 'Der Marktplatz hat vrs-core ein Plugin verweigert. Bitte die Lizenzen prüfen.',
    customer: ours,
  },
  'runtime/CONFIG_REFUSED': {
    staff:
      'Der Marktplatz hat vrs-core die Konfiguration verweigert. Bitte den Schlüssel wechseln.',
    customer: ours,
  },
  'runtime/LICENSE_INVALID': {
    staff: 'vrs-core konnte seine Lizenz nicht prüfen.',
    customer: ours,
  },
  'runtime/MARKETPLACE_UNREACHABLE': {
    staff: 'vrs-core erreicht den Marktplatz nicht. Bitte VRS_PUBLIC_URL und das Netz prüfen.',
    customer: ours,
  },
} satisfies TroubleTexts
