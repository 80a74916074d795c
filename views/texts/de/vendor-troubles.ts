import type { Troubles } from '../troubles'
import { calm } from './calm'

const { later, ours } = calm

/** `vendor/code`: what a vendor answered. */
export const vendorTroubles = {
  'inwx/2200': {
    staff:
      'INWX nimmt unsere Zugangsdaten nicht an. Bitte Benutzername, Passwort und zweiten Faktor in der Konfiguration prüfen.',
    customer: ours,
  },
  'inwx/2201': {
    staff:
      'Unserem INWX-Konto fehlt ein Recht für diesen Aufruf. Bitte die Rollen des Kontos bei INWX prüfen.',
    customer: ours,
  },
  'inwx/2501': {
    staff:
      'INWX hat die Anmeldung abgelehnt und die Verbindung beendet. Bitte die Zugangsdaten prüfen.',
    customer: ours,
  },
  'inwx/2104': {
    staff:
      'Das Guthaben bei INWX reicht nicht aus. Bitte das Konto auffüllen und den Schritt danach erneut versuchen.',
    customer: ours,
  },
  'inwx/2106': {
    staff:
      'Die Domain lässt sich zurzeit nicht übertragen. Meist ist sie beim bisherigen Anbieter gesperrt.',
    customer:
      'Ihre Domain ist beim bisherigen Anbieter noch gesperrt. Bitte heben Sie die Transfersperre dort auf.',
  },
  'inwx/2202': {
    staff:
      'Der Auth-Code ist falsch. Die Kundin oder der Kunde muss beim bisherigen Anbieter einen neuen holen.',
    customer:
      'Der Auth-Code Ihrer Domain stimmt nicht. Bitte holen Sie beim bisherigen Anbieter einen neuen.',
  },
  'inwx/2300': {
    staff: 'Für diese Domain läuft schon ein Transfer. Bitte dessen Ende abwarten.',
    customer: 'Ihre Domain wird gerade schon übertragen. Wir warten, bis das abgeschlossen ist.',
  },
  'inwx/2302': {
    staff:
      'INWX meldet, dass es diesen Eintrag schon gibt. Bitte prüfen, wem er gehört, und ihn dort entfernen oder übernehmen.',
    customer: ours,
  },
  'inwx/2303': {
    staff: 'INWX kennt dieses Objekt nicht. Wahrscheinlich fehlt die Zone der Basis-Domain.',
    customer: ours,
  },
  'inwx/2304': {
    staff:
      'Der Zustand der Domain lässt diese Änderung nicht zu. Bitte den Zustand bei INWX prüfen.',
    customer: ours,
  },
  'inwx/2400': {
    staff: 'INWX konnte den Aufruf nicht ausführen. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'inwx/2500': {
    staff: 'INWX hat die Verbindung beendet. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'inwx/2502': {
    staff: 'Bei INWX sind zu viele Sitzungen offen. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'coolify/401': {
    staff: 'Coolify nimmt unser Token nicht an. Bitte COOLIFY_API_TOKEN prüfen.',
    customer: ours,
  },
  'coolify/403': {
    staff: 'Unserem Coolify-Token fehlt ein Recht. Bitte die Rechte des Tokens prüfen.',
    customer: ours,
  },
  'coolify/404': {
    staff:
      'Coolify kennt dieses Objekt nicht mehr. Wahrscheinlich wurde es dort von Hand gelöscht. Ein neuer Versuch legt es wieder an.',
    customer: ours,
  },
  'coolify/409': {
    staff:
      'Der Name gehört bei Coolify schon zu einer anderen Anwendung. Bitte entscheiden, welche ihn behält, und ihn bei der anderen entfernen.',
    customer: ours,
  },
  'coolify/422': {
    staff: 'Coolify hat unsere Angaben abgelehnt. Die Meldung sagt, welche.',
    customer: ours,
  },
  'coolify/429': {
    staff: 'Coolify bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
    customer: later,
  },
  'coolify/500': {
    staff: 'Coolify hat einen Fehler gemeldet. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'coolify/503': {
    staff: 'Coolify ist gerade nicht bereit. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'coolify/400': {
    staff: 'Coolify hat unsere Anfrage abgelehnt. Die Meldung sagt, warum.',
    customer: ours,
  },
  'coolify/VALIDATION_FAILED': {
    staff:
      'Coolify kann sich mit dem Server nicht verbinden oder ihn nicht einrichten. Bitte IP-Adresse, Firewall und hinterlegten Schlüssel prüfen.',
    customer: ours,
  },
  'coolify/SERVER_KNOWN': {
    staff: 'Dieser Server ist schon aufgenommen. Diese Aufnahme kann aufgegeben werden.',
    customer: ours,
  },
  'coolify/QUEUE_FULL': {
    staff:
      'Die Warteschlange für Deployments bei Coolify ist voll. Es geht weiter, sobald dort Platz ist.',
    customer: later,
  },
  'coolify/DEPLOYMENT_FAILED': {
    staff:
      'Das Deployment ist bei Coolify gescheitert. Bitte dessen Protokoll ansehen und danach erneut versuchen.',
    customer: ours,
  },
  'coolify/DEPLOYMENT_CANCELLED': {
    staff: 'Das Deployment wurde bei Coolify abgebrochen. Ein neuer Versuch startet ein neues.',
    customer: ours,
  },
  'coolify/BUILDING': {
    staff: 'Das Deployment läuft bei Coolify.',
    customer: 'Ihre Website wird gerade eingerichtet.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'Die Datenbank startet bei Coolify noch.',
    customer: 'Die Datenbank Ihrer Website startet gerade.',
  },
  'inwx/NOT_THERE': {
    staff:
      'INWX zeigt einen Eintrag nicht, den es eben angelegt hat. Wir sehen von selbst noch einmal nach.',
    customer: later,
  },
  'stripe/IDEMPOTENCY': {
    staff: 'Stripe kennt diesen Vorgang schon mit anderen Angaben. Die Technik muss das ansehen.',
    customer: ours,
  },
  'stripe/401': {
    staff: 'Stripe nimmt unseren Schlüssel nicht an. Bitte STRIPE_SECRET_KEY prüfen.',
    customer: ours,
  },
  'smtp/REFUSED': {
    staff: 'Der Mailserver hat die Nachricht abgelehnt. Bitte die Adresse prüfen.',
    customer: ours,
  },
  'dns/NOT_VISIBLE': {
    staff: 'Die zuständigen Nameserver kennen den Namen noch nicht.',
    customer: 'Ihre Adresse ist noch nicht überall bekannt. Das dauert meist nur wenige Minuten.',
  },
} satisfies Troubles
