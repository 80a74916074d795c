import type { TroubleTexts } from '../../trouble-text'
import { withCareNotice } from './reassurances'

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
  'site/WRONG_BOOT': withCareNotice(
    'Die Seite antwortet, gehört aber zu einem anderen Start oder einem anderen Projekt.',
  ),
  'site/UNHEALTHY': withCareNotice('Die Seite antwortet, meldet sich aber nicht als gesund.'),
  'site/TIMEOUT': {
    staff: 'Die Seite hat auf dem zugewiesenen Server nicht rechtzeitig geantwortet.',
    customer: 'Ihre Website antwortet noch nicht. Wir prüfen weiter.',
  },
  'site/GARBAGE': withCareNotice('Unter dem Namen der Seite antwortet etwas anderes als vrs-core.'),
  'site/TOO_LARGE': withCareNotice(
    'Unter dem Namen der Seite antwortet etwas anderes als vrs-core: Die Antwort ist zu groß.',
  ),
  'site/WRONG_SITE': withCareNotice(
    'Unter dem Namen antwortet die Seite eines anderen Projekts. Bitte bei Coolify prüfen, welche Anwendung den Namen trägt.',
  ),
  'runtime/BOOT_REPORT_MISSING': {
    staff:
      'vrs-core hat sich noch nicht gemeldet. Bleibt die Meldung aus, hilft ein Blick in das Protokoll der Anwendung bei Coolify.',
    customer: 'Ihre Website startet noch. Wir warten auf ihre Meldung.',
  },
  'runtime/PLUGINS_DIFFER': withCareNotice(
    'vrs-core meldet andere Plugins, als lizenziert sind. Bitte Installation und Lizenzen vergleichen.',
  ),
  'runtime/UNHEALTHY': withCareNotice(
    'vrs-core ist gestartet, meldet sich aber nicht als gesund. Die Fehler stehen unter Installation.',
  ),
  'runtime/SIGNATURE_INVALID': withCareNotice(
    'Die Unterschrift eines Plugins stimmt nicht. Es wurde nicht installiert. Bitte den Schlüssel des Herausgebers prüfen.',
  ),
  'runtime/DIGEST_MISMATCH': withCareNotice(
    'Die Prüfsumme eines Plugins stimmt nicht. Es wurde nicht installiert.',
  ),
  'runtime/SIZE_MISMATCH': withCareNotice(
    'Die Größe eines Plugins stimmt nicht. Es wurde nicht installiert.',
  ),
  'runtime/NAME_MISMATCH': withCareNotice(
    'Ein Plugin trägt einen anderen Namen als erwartet. Es wurde nicht installiert.',
  ),
  'runtime/VERSION_MISMATCH': withCareNotice(
    'Ein Plugin hat eine andere Version als erwartet. Es wurde nicht installiert.',
  ),
  'runtime/PLUGIN_NOT_RUNNING': withCareNotice(
    'Ein lizenziertes Plugin läuft nicht. Die Fehler stehen unter Installation.',
  ),
  'runtime/VERSION_LOWER': withCareNotice(
    'Ein Plugin sollte auf eine ältere Version gehen. vrs-core hat das verweigert.',
  ),
  'runtime/ARCHIVE_UNSAFE': withCareNotice(
    'Das Archiv eines Plugins ist unsicher. Es wurde nicht ausgepackt.',
  ),
  'runtime/MIGRATION_FAILED': withCareNotice(
    'Die Datenbank eines Plugins ließ sich nicht vorbereiten. Die Fehler stehen unter Installation.',
  ),
  'runtime/INSTALL_FAILED': withCareNotice(
    'Ein Plugin ließ sich nicht installieren. Die Fehler stehen unter Installation.',
  ),
  'runtime/PLUGIN_CRASHED': withCareNotice(
    'Ein Plugin ist beim Start abgestürzt. Die Fehler stehen unter Installation.',
  ),
  'runtime/DEPENDENCY_MISSING': withCareNotice('Einem Plugin fehlt ein anderes, das es braucht.'),
  'runtime/CORE_TOO_OLD': withCareNotice('Ein Plugin braucht eine neuere Version von vrs-core.'),
  'runtime/DEPENDENCY': withCareNotice(
    'Ein Plugin braucht ein anderes, das nicht dazu passt. Der Reiter Lizenzen nennt beide.',
  ),
  'runtime/NO_VERSION': withCareNotice(
    'Von einem lizenzierten Plugin gibt es keine Version für vrs-core. Der Reiter Lizenzen nennt es.',
  ),
  'runtime/YANKED': withCareNotice(
    'Von einem lizenzierten Plugin wurden alle passenden Versionen zurückgezogen. Der Reiter Lizenzen nennt es.',
  ),
  'runtime/UPDATES_ENDED': withCareNotice(
    'Von einem lizenzierten Plugin kamen alle passenden Versionen nach dem Ende seiner Updates heraus. Der Reiter Lizenzen nennt es.',
  ),
  'runtime/DOWNLOAD_REFUSED': withCareNotice(
    'Der Marktplatz hat vrs-core ein Plugin verweigert. Bitte die Lizenzen prüfen.',
  ),
  'runtime/CONFIG_REFUSED': withCareNotice(
    'Der Marktplatz hat vrs-core die Konfiguration verweigert. Bitte den Schlüssel wechseln.',
  ),
  'runtime/LICENSE_INVALID': withCareNotice('vrs-core konnte seine Lizenz nicht prüfen.'),
  'runtime/MARKETPLACE_UNREACHABLE': withCareNotice(
    'vrs-core erreicht den Marktplatz nicht. Bitte VRS_PUBLIC_URL und das Netz prüfen.',
  ),
} satisfies TroubleTexts
