import type { RefusalCode } from '../../../events/refusal-codes'
import { publishingRefusals } from './publishing-refusals'

/** Why something was refused, by refusal code. */
const refusalSentences: Record<RefusalCode, string> = {
  SLUG_TAKEN: 'Dieser Kurzname ist schon vergeben. Bitte wählen Sie einen anderen.',
  DOMAIN_TAKEN: 'Diese Adresse ist schon vergeben. Bitte wählen Sie eine andere.',
  LABEL_RESERVED: 'Dieser Name ist reserviert. Bitte wählen Sie einen anderen.',
  KEY_IN_USE: 'Diese Anfrage wird gerade schon bearbeitet. Bitte warten Sie einen Moment.',
  KEY_REUSED:
    'Dieses Formular wurde schon mit anderen Angaben abgeschickt. Bitte laden Sie es neu.',
  KEY_MISSING: 'Dem Formular fehlt seine Kennung. Bitte laden Sie es neu.',
  UNKNOWN_BUNDLE: 'Dieses Bundle gibt es für den gewählten Projekttyp nicht.',
  UNKNOWN_PLUGIN: 'Dieses Plugin gibt es nicht.',
  UNKNOWN_PROJECT_TYPE: 'Diesen Projekttyp gibt es nicht. Bitte wählen Sie einen aus der Liste.',
  UNKNOWN_CUSTOMER: 'Dieses Kundenkonto gibt es nicht.',
  NOT_AVAILABLE: 'Das ist zurzeit nicht lieferbar. Bitte wählen Sie etwas anderes.',
  NOT_OFFERED: 'Das bieten wir hier nicht an. Bitte wählen Sie etwas anderes.',
  BASE_DOMAIN_NOT_OFFERED: 'Diese Basis-Domain bieten wir nicht an.',
  BAD_LABEL:
    'Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche, höchstens 63 Zeichen, am Anfang und Ende kein Bindestrich.',
  BAD_SLUG:
    'Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche, höchstens 63 Zeichen, am Anfang und Ende kein Bindestrich.',
  DOMAIN_NOT_AVAILABLE: 'Diese Domain ist nicht zu haben.',
  BAD_DOMAIN:
    'Das ist keine Domain, die man registrieren kann. Bitte geben Sie sie ohne „www“ an, zum Beispiel berger.de.',
  CONTACT_INCOMPLETE: 'Für die Domain brauchen wir auch diese Angabe.',
  CONTACT_TOO_LONG:
    'Für eine Domain darf diese Angabe höchstens 64 Zeichen lang sein. Bitte kürzen Sie sie.',
  BAD_PHONE:
    'Bitte geben Sie genau eine Telefonnummer mit Vorwahl an, zum Beispiel +49 221 123456.',
  BAD_CHECK_DIGIT:
    'Diese USt-IdNr. kann nicht stimmen: Die Prüfziffer passt nicht. Bitte vergleichen Sie sie mit Ihrem Bescheid.',
  UNKNOWN_COUNTRY: 'Dieses Land gibt es nicht. Bitte geben Sie den Ländercode an, zum Beispiel DE.',
  OWNER_COMPANY_ONLY: 'Domains mit dieser Endung bekommen nur Firmen.',
  OWNER_PERSON_ONLY: 'Domains mit dieser Endung bekommen nur Privatpersonen.',
  TLD_NEEDS_MORE:
    'Diese Endung verlangt weitere Angaben, die wir hier nicht aufnehmen können. Bitte wählen Sie eine andere.',
  NO_TRANSFER: 'Zu dieser Bestellung gehört kein Umzug einer Domain.',
  TRANSFER_DONE: 'Ihre Domain ist schon umgezogen.',
  STAFF_ONLY: 'Das kann nur die Sachbearbeitung bestellen.',
  INVOICE_NEEDS_COMPANY: 'Für den Kauf auf Rechnung brauchen wir Firma und Land.',
  PRICE_CHANGED: 'Der Preis hat sich geändert. Bitte prüfen Sie den neuen Gesamtpreis.',
  PERIOD_ENDED:
    'Der Zeitraum, für den das gilt, ist schon vorbei. Bitte mit dem neuen Zeitraum noch einmal beginnen.',
  ALREADY_LICENSED: 'Dafür gibt es schon eine Lizenz.',
  ALREADY_ORDERED: 'Das ist schon bestellt und noch nicht bezahlt.',
  DEPENDENCY_NOT_LICENSED:
    'Ein ausgewähltes Plugin braucht ein weiteres, für das es hier noch keine Lizenz gibt. Bitte bestellen Sie es mit.',
  NOTHING_TO_RENEW: 'Diese Lizenz hat keinen Zeitraum, der sich verlängern lässt.',
  PERIODS_DIFFER: 'Diese Lizenzen enden nicht am selben Tag. Bitte verlängern Sie sie einzeln.',
  NO_UPGRADE: 'Das ist keine längere Laufzeit als die jetzige.',
  NOTHING_ORDERED: 'Bitte wählen Sie ein Bundle oder mindestens ein Plugin.',
  REQUIRED: 'Bitte füllen Sie dieses Feld aus.',
  TOO_LONG: 'Das ist zu lang.',
  TOO_SHORT: 'Das ist zu kurz.',
  BAD_CHARACTERS:
    'Diese Angabe enthält unsichtbare oder nicht erlaubte Zeichen. Bitte tippen Sie sie neu ein.',
  BAD_FORMAT: 'Diese Angabe hat nicht die erwartete Form.',
  BAD_AMOUNT: 'Bitte geben Sie einen Betrag in Euro an, zum Beispiel 58,31.',
  UNKNOWN_FIELD: 'Dieses Feld kennen wir nicht.',
  INVALID: 'Diese Angabe stimmt nicht.',
  ALREADY_PAID: 'Das ist schon bezahlt.',
  ALREADY_CANCELLED: 'Das ist schon storniert.',
  ALREADY_APPROVED: 'Die Rechnung ist schon freigegeben.',
  REFUND_INDIVISIBLE:
    'Dieser Betrag lässt sich nicht auf den Cent in Netto und Umsatzsteuer aufteilen. Bitte einen Cent mehr oder weniger zurückzahlen.',
  REFUND_TOO_HIGH: 'So viel ist von dieser Zahlung nicht mehr da.',
  DISPUTED:
    'Diese Zahlung ist bei der Bank angefochten. Erst wenn darüber entschieden ist, kann sie zurückgezahlt werden.',
  NO_REFUND: 'Diese Rückzahlung gibt es nicht.',
  ADMIN_NEEDED: 'Rückzahlungen in dieser Höhe gibt nur jemand mit Administrationsrechten frei.',
  SECOND_PERSON_NEEDED:
    'Wer eine Rückzahlung beantragt hat, kann sie nicht selbst freigeben. Bitte lassen Sie sie von einer anderen Person freigeben.',
  PAYMENT_UNDER_WAY:
    'Die Zahlung läuft schon und lässt sich nicht mehr anhalten. Sobald sie angekommen oder gescheitert ist, geht es weiter.',
  ALREADY_RELEASED: 'Die Bereitstellung ist schon freigegeben.',
  NOT_STALLED: 'Dieses Projekt ist nicht mehr angehalten. Es läuft schon wieder.',
  PRIMARY_NOT_DROPPABLE:
    'Die Hauptdomain lässt sich nicht trennen. Bitte machen Sie zuerst eine andere zur Hauptdomain.',
  NAME_UNKNOWN: 'Diese Domain gehört nicht zum Projekt.',
  NAME_NOT_READY: 'Unter dieser Domain antwortet die Website noch nicht mit gültigem Zertifikat.',
  NAME_ON_ITS_WAY_OUT: 'Diese Domain wird gerade getrennt. Bitte warten Sie, bis das erledigt ist.',
  CAPACITY_TAKEN: 'Auf diesem Server sind schon mehr Plätze belegt.',
  BAD_CAPACITY: 'Bitte geben Sie eine ganze Zahl von 1 bis 10.000 an.',
  BAD_IP: 'Bitte geben Sie eine öffentliche IPv4-Adresse an, zum Beispiel 203.0.113.7.',
  SERVER_NOT_EMPTY:
    'Auf diesem Server laufen noch Projekte. Entfernen lässt sich nur ein leerer Server.',
  SERVER_KNOWN: 'Dieser Server ist schon aufgenommen.',
  SERVER_REQUESTED: 'Dieser Server wird schon aufgenommen.',
  UNKNOWN_SERVER: 'Diesen Server gibt es nicht. Bitte wählen Sie einen aus der Liste.',
  TRACKER_CLOSED:
    'Die Seite der Bestellung ist nur bis 90 Tage nach dem Onlinegang offen. Diese Frist ist vorbei.',
  LINK_EXPIRED: 'Dieser Link ist abgelaufen. Bitte bestellen Sie noch einmal.',
  WRONG_STATE: 'Das ist im jetzigen Zustand nicht möglich. Bitte laden Sie die Seite neu.',
  NO_ORDER: 'Diesen Auftrag gibt es nicht.',
  NOT_LICENSED: 'Für dieses Plugin gibt es keine Lizenz.',
  TRIAL_EXPIRED: 'Die Testphase ist abgelaufen.',
  TRIAL_NOT_OFFERED: 'Dieses Plugin lässt sich hier nicht testen.',
  TRIAL_USED: 'Für dieses Plugin gab es in diesem Projekt schon eine Testphase oder eine Lizenz.',
  SUSPENDED: 'Das Projekt oder diese Lizenz ist ausgesetzt.',
  REVOKED: 'Die Lizenz ist widerrufen.',
  UPDATES_ENDED: 'Diese Version kam nach dem Ende der Updates heraus.',
  YANKED: 'Diese Version wurde zurückgezogen.',
  CORE_TOO_OLD: 'Dieses Plugin braucht eine neuere Version von vrs-core.',
  PROJECT_ARCHIVED: 'Dieses Projekt ist archiviert.',
  ARCHIVE_DAMAGED: 'Das Archiv dieses Plugins ist beschädigt. Unsere Technik ist verständigt.',
  PRECONDITION_FAILED: 'Der Stand ist ein anderer als der, den die Anfrage voraussetzt.',
  ...publishingRefusals,
  RANGE_NOT_SATISFIABLE: 'Diesen Teil der Datei gibt es nicht.',
  CONSENT_NEEDED: 'Bitte bestätigen Sie diesen Punkt, sonst können wir nicht beginnen.',
  PASSWORD_TOO_SHORT: 'Das Passwort braucht mindestens zwölf Zeichen.',
  PASSWORDS_DIFFER: 'Die beiden Passwörter stimmen nicht überein.',
  WRONG_CREDENTIALS: 'E-Mail oder Passwort stimmen nicht.',
  TOO_MANY_ATTEMPTS: 'Zu viele Versuche. Bitte warten Sie einige Minuten.',
  RATE_LIMITED: 'Zu viele Anfragen. Bitte warten Sie einen Moment.',
  OVERLOADED: 'Das hat gerade zu lange gedauert. Bitte versuchen Sie es gleich noch einmal.',
  UNAVAILABLE: 'Die Datenbank antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  REASON_NEEDED: 'Bitte nennen Sie einen Grund.',
  UNAUTHENTICATED: 'Bitte melden Sie sich an.',
  FORBIDDEN: 'Das ist Ihnen nicht erlaubt.',
  TOKEN_INVALID: 'Dieses API-Token gilt nicht oder nicht mehr.',
  SCOPE_MISSING: 'Dem API-Token fehlt die Berechtigung dafür.',
  SCOPE_NOT_ALLOWED: 'Diese Berechtigung gehört nicht zu Ihrer Rolle.',
  SCOPE_NEEDED: 'Bitte wählen Sie mindestens eine Berechtigung.',
  TOO_MANY_TOKENS: 'Sie haben schon 20 gültige API-Token. Bitte widerrufen Sie zuerst eines.',
  NOT_FOUND: 'Das gibt es nicht.',
  CROSS_SITE: 'Diese Anfrage kam von einer fremden Seite. Bitte öffnen Sie das Formular neu.',
  CONFLICT: 'Inzwischen hat sich etwas geändert. Bitte laden Sie die Seite neu.',
  CHECKOUT_UNAVAILABLE: 'Die Bezahlung ist gerade nicht erreichbar. Bitte versuchen Sie es später.',
  TOO_EARLY: 'Dafür ist es noch zu früh. Ein Schritt davor steht noch aus.',
  NOT_DEPLOYED: 'Das Projekt ist noch nicht bereitgestellt.',
  TOO_LARGE: 'Die Anfrage ist zu groß.',
  BAD_KEY: 'Die Kennung der Anfrage muss 16 bis 255 Zeichen lang sein.',
  BAD_SIGNATURE: 'Die Unterschrift der Nachricht stimmt nicht.',
  BAD_FORM: 'Das Formular ist nicht lesbar. Bitte laden Sie die Seite neu.',
  BODY_INCOMPLETE: 'Die Anfrage ist nicht vollständig angekommen.',
  TOO_SLOW: 'Die Anfrage kam zu langsam an. Bitte versuchen Sie es noch einmal.',
  BAD_JSON: 'Die Anfrage ist kein gültiges JSON.',
  NOT_SUPPORTED: 'Diese Art von Inhalt nehmen wir nicht an.',
  METHOD_NOT_ALLOWED: 'Diese Methode gibt es hier nicht.',
  BAD_DATE: 'Bitte geben Sie ein Datum an, das nach dem jetzigen Ende liegt.',
  PRICES_CHANGED:
    'Jemand hat diesen Preis inzwischen geändert. Wählen Sie in der Zelle, welcher Wert gelten soll.',
  BEGINS_IN_PAST: 'Ein Preis kann nicht rückwirkend beginnen. Bitte wählen Sie heute oder später.',
  ENDS_BEFORE_BEGIN: 'Das Ende muss nach dem Beginn und in der Zukunft liegen.',
  ONLY_AT_ONCE:
    'Einen Preis zurücknehmen geht nur sofort. Für ein späteres Ende setzen Sie beim Preis „Gültig bis“.',
  PRICE_IN_FORCE: 'Dieser Preis gilt schon. Bitte laden Sie die Seite neu.',
  PLUGIN_UNLISTED: 'Dieses Plugin ist nicht im Angebot. Nehmen Sie es zuerst wieder auf.',
  UNKNOWN_CATEGORY: 'Diese Kategorie gibt es nicht.',
  NOTHING_CHANGED: 'Sie haben noch nichts geändert.',
  PLAN_CHANGED:
    'Bei den Anbietern hat sich inzwischen etwas geändert. Bitte prüfen Sie den neuen Plan und bestätigen Sie noch einmal.',
  PLAN_NEEDED: 'Bitte sehen Sie sich erst den Plan an und bestätigen Sie dann.',
  SERVER_FULL: 'Dieser Server hat keinen freien Platz. Bitte wählen Sie einen anderen.',
  NOT_UNDER_WAY: 'Hier läuft gerade nichts, das man anhalten könnte.',
  STEP_NOT_REACHED: 'So weit ist das Projekt noch nicht. Bitte wählen Sie einen früheren Schritt.',
  NOT_SKIPPABLE: 'Dieser Schritt lässt sich nicht überspringen, andere brauchen sein Ergebnis.',
  ARCHIVE_FIRST: 'Bitte archivieren Sie das Projekt zuerst.',
  TOO_MANY_PROJECTS: 'Höchstens 200 Projekte auf einmal. Bitte wählen Sie weniger.',
  NO_PROJECTS: 'Bitte wählen Sie mindestens ein Projekt aus.',
  DRIFT_BEING_MENDED: 'Daran wird gerade gearbeitet.',
  DRIFT_CHANGED: 'Inzwischen sieht es dort anders aus. Bitte prüfen Sie noch einmal.',
  CODE_TAKEN: 'Diesen Code gibt es schon. Bitte wählen Sie einen anderen.',
  CATEGORY_IN_USE:
    'Zu dieser Kategorie gehören noch Plugins. Bitte ordnen Sie diese zuerst einer anderen zu.',
  BAD_NUMBER: 'Bitte geben Sie eine ganze Zahl im erlaubten Bereich an.',
  BASE_TYPE_NEEDED:
    'An diesem Projekttyp hängen die Preise. Bitte machen Sie zuerst einen anderen zum Basistyp.',
  FREE_BASE_TYPE:
    'Der Basistyp kann nicht kostenlos sein, denn andere Projekttypen übernehmen seine Preise.',
  TYPE_HAS_BUNDLES:
    'Für diesen Projekttyp werden noch Bundles angeboten. Bitte nehmen Sie diese zuerst aus dem Angebot.',
  DEFAULT_NEEDED:
    'Diese Basis-Domain ist vorausgewählt. Bitte machen Sie zuerst eine andere zur Vorauswahl.',
  PLUGINS_NOT_ORDERABLE:
    'Nicht jedes gewählte Plugin lässt sich für diesen Projekttyp und Abrechnungszeitraum bestellen.',
  BAD_PERCENT: 'Bitte geben Sie eine ganze Zahl von 0 bis 100 an.',
  BASE_DOMAIN_NOT_OURS:
    'Für diese Domain gibt es in unserem Konto bei INWX keine Zone. Adressen darunter ließen sich nicht einrichten.',
  NO_SUCH_WAY: 'Das ist für diese Abweichung nicht möglich.',
  CHECK_UNDER_WAY: 'Eine Prüfung läuft gerade.',
  INTERNAL: 'Das ist ein Fehler in unserem Programm. An Ihren Angaben liegt es nicht.',
}

/** Why a domain is not available, by the result of the check. */
const domainRefusals: Readonly<Record<string, string>> = {
  taken: 'Diese Domain ist schon vergeben. Wenn sie Ihnen gehört, wählen Sie den Umzug zu uns.',
  free: 'Diese Domain ist noch frei. Wählen Sie die Registrierung einer neuen Domain.',
  ours: 'Diese Domain verwalten wir schon.',
  base: 'Das ist eine unserer eigenen Domains. Wählen Sie eine Adresse unter einer unserer Domains.',
  unclear: 'Ob diese Domain zu haben ist, lässt sich nicht klären.',
  unreachable:
    'Domains lassen sich gerade nicht prüfen. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  currency: 'Diese Domain wird nicht in Euro angeboten.',
}

/** The expected format of a field, where it can be described. */
const formatHints: Readonly<Record<string, string>> = {
  'customer.email':
    'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@example.de.',
  'customer.vatId':
    'Eine USt-IdNr. beginnt mit den zwei Buchstaben ihres Landes, zum Beispiel DE136695976.',
}

export const refusalTexts = {
  sentences: refusalSentences,
  formats: formatHints,
  domains: domainRefusals,
  newTotal: (total: string) => `Er beträgt jetzt ${total}.`,
  unknown: (code: string) => `Das wurde abgelehnt (${code}).`,
}
