import type { TroubleTexts } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

/** `inwx/code`: what the registrar answered, or what became of a registration or transfer. */
export const inwxTroubles = {
  'inwx/1200': withCareNotice(
    'INWX nimmt unser Passwort nicht an. Bitte INWX_PASSWORD in der Konfiguration prüfen.',
  ),
  'inwx/2000': withCareNotice(
    'INWX kennt einen Befehl nicht, den wir gesendet haben. Das muss die Technik ansehen.',
  ),
  'inwx/2001': withCareNotice(
    'INWX konnte unseren Befehl nicht lesen. Das muss die Technik ansehen.',
  ),
  'inwx/2002': withCareNotice(
    'INWX hält uns für nicht angemeldet, obwohl wir es gerade getan haben. Die Technik muss die Zugangsdaten prüfen.',
  ),
  'inwx/2003': withCareNotice(
    'In unserem Befehl an INWX fehlt eine Angabe. Die Meldung sagt, welche.',
  ),
  'inwx/2004': withCareNotice(
    'Eine unserer Angaben liegt außerhalb dessen, was INWX erlaubt. Die Meldung sagt, welche.',
  ),
  'inwx/2005': withCareNotice(
    'Eine unserer Angaben hat nicht die Form, die INWX erwartet. Die Meldung sagt, welche.',
  ),
  'inwx/2101': withCareNotice('INWX bietet diesen Befehl nicht an. Das muss die Technik ansehen.'),
  'inwx/2102': withCareNotice(
    'INWX bietet diese Einstellung nicht an. Das muss die Technik ansehen.',
  ),
  'inwx/2103': withCareNotice(
    'INWX bietet diese Erweiterung nicht an. Das muss die Technik ansehen.',
  ),
  'inwx/2104': withCareNotice(
    'Das Guthaben bei INWX reicht nicht aus. Bitte das Konto auffüllen und den Schritt danach erneut versuchen.',
  ),
  'inwx/2105': withCareNotice(
    'Die Domain lässt sich zurzeit nicht verlängern. Oft ist sie schon verlängert: Bitte das Ablaufdatum bei INWX prüfen und den Schritt dann als erledigt vermerken.',
  ),
  'inwx/2106': {
    staff:
      'Die Domain lässt sich zurzeit nicht übertragen. Meist ist sie beim bisherigen Anbieter gesperrt.',
    customer:
      'Ihre Domain ist beim bisherigen Anbieter noch gesperrt. Bitte heben Sie die Transfersperre dort auf.',
  },
  'inwx/2200': withCareNotice(
    'INWX nimmt unsere Zugangsdaten nicht an. Bitte Benutzername, Passwort und zweiten Faktor in der Konfiguration prüfen.',
  ),
  'inwx/2201': withCareNotice(
    'Unserem INWX-Konto fehlt ein Recht für diesen Aufruf. Bitte die Rollen des Kontos bei INWX prüfen.',
  ),
  'inwx/2202': {
    staff:
      'Der Auth-Code ist falsch. Die Kundschaft muss beim bisherigen Anbieter einen neuen holen.',
    customer:
      'Der Auth-Code Ihrer Domain stimmt nicht. Bitte holen Sie beim bisherigen Anbieter einen neuen.',
  },
  'inwx/2300': {
    staff: 'Für diese Domain läuft schon ein Transfer. Bitte dessen Ende abwarten.',
    customer: 'Ihre Domain wird gerade schon übertragen. Wir warten, bis das abgeschlossen ist.',
  },
  'inwx/2301': withDelayNotice(
    'Für diese Domain läuft kein Transfer. Ein neuer Versuch stößt ihn wieder an.',
  ),
  'inwx/2302': {
    staff:
      'INWX meldet, dass es diese Domain oder diesen Eintrag schon gibt. Gehört sie jemand anderem, muss eine andere Domain gewählt werden.',
    customer:
      'Diese Domain ist schon vergeben. Wir melden uns bei Ihnen, um eine andere zu wählen.',
  },
  'inwx/2303': withCareNotice(
    'INWX kennt dieses Objekt nicht. Wahrscheinlich fehlt die Zone der Basis-Domain.',
  ),
  'inwx/2304': withCareNotice(
    'Der Zustand der Domain lässt diese Änderung nicht zu. Bitte den Zustand bei INWX prüfen.',
  ),
  'inwx/2305': withCareNotice(
    'INWX lässt diese Änderung nicht zu, weil noch etwas anderes daran hängt. Die Meldung sagt, was.',
  ),
  'inwx/2306': withCareNotice(
    'Eine Angabe verstößt gegen die Regeln der Registrierungsstelle. Die Meldung sagt, welche. Bitte Domain und Kontaktdaten prüfen.',
  ),
  'inwx/2307': withCareNotice(
    'INWX bietet diesen Dienst für diese Endung nicht an. Bitte eine andere Domain wählen.',
  ),
  'inwx/2308': withCareNotice(
    'Die Registrierungsstelle lässt diese Daten nicht zu. Die Meldung sagt, welche. Bitte Domain und Kontaktdaten prüfen.',
  ),
  'inwx/2400': withDelayNotice(
    'INWX konnte den Aufruf nicht ausführen. Wir versuchen es von selbst erneut.',
  ),
  'inwx/2500': withDelayNotice(
    'INWX hat die Verbindung beendet. Wir versuchen es von selbst erneut.',
  ),
  'inwx/2501': withCareNotice(
    'INWX hat die Anmeldung abgelehnt und die Verbindung beendet. Bitte die Zugangsdaten prüfen.',
  ),
  'inwx/2502': withDelayNotice(
    'Bei INWX sind zu viele Sitzungen offen. Wir versuchen es von selbst erneut.',
  ),
  'inwx/AUTH_CODE_MISSING': {
    staff:
      'Für den Transfer fehlt der Auth-Code. Die Kundschaft bekommt ihn beim bisherigen Anbieter.',
    customer:
      'Für die Übertragung Ihrer Domain fehlt noch der Auth-Code. Sie bekommen ihn bei Ihrem bisherigen Anbieter.',
  },
  'inwx/NOT_THERE': withDelayNotice(
    'INWX zeigt einen Eintrag nicht, den es eben angelegt hat. Wir sehen von selbst noch einmal nach.',
  ),
  'inwx/REG_FAILED': {
    staff:
      'Die Registrierung der Domain ist gescheitert. Die Meldung sagt, warum. Bitte Angaben prüfen oder eine andere Domain wählen.',
    customer: 'Ihre Domain ließ sich nicht registrieren. Wir melden uns bei Ihnen.',
  },
  'inwx/REG_PENDING': {
    staff: 'Die Registrierung läuft noch bei der Registrierungsstelle.',
    customer: 'Ihre Domain wird gerade registriert.',
  },
  'inwx/TRANSFER_FAILED': {
    staff:
      'Der Transfer der Domain ist gescheitert. Meist stimmt der Auth-Code nicht, oder der bisherige Anbieter hat widersprochen. Die Meldung sagt mehr.',
    customer:
      'Ihre Domain ließ sich nicht übertragen. Bitte holen Sie bei Ihrem bisherigen Anbieter einen neuen Auth-Code.',
  },
  'inwx/TRANSFER_PENDING': {
    staff: 'Der Transfer der Domain läuft. Das kann bis zu zehn Tage dauern.',
    customer: 'Ihre Domain wird gerade zu uns übertragen. Das kann einige Tage dauern.',
  },
  'inwx/UNEXPECTED': withCareNotice(
    'INWX hat anders geantwortet als vereinbart. Das muss die Technik ansehen.',
  ),
  'inwx/CONTACT_REFUSED': {
    staff:
      'INWX nimmt die Inhaberdaten nicht an. Die Meldung sagt, warum. Sie lassen sich beim Kunden berichtigen, danach geht es von selbst weiter.',
    customer:
      'Mit Ihren Angaben lässt sich die Domain nicht registrieren. Bitte berichtigen Sie sie auf der Seite Ihrer Bestellung.',
  },
  'inwx/LIST_INCOMPLETE': withDelayNotice(
    'INWX hat seine Liste der Domains nicht zu Ende geliefert. Wir fragen von selbst noch einmal.',
  ),
  'inwx/PENDING': {
    staff: 'Die Domain wird gerade geändert. Es geht weiter, sobald das abgeschlossen ist.',
    customer: 'Ihre Domain wird gerade geändert. Es geht von selbst weiter.',
  },
} satisfies TroubleTexts
