import type { TroubleTexts } from '../../trouble-text'
import { reassurances } from './reassurances'

const { delayed: later, ours } = reassurances

/** `coolify/code`: what Coolify answered, or what became of a deployment. */
export const coolifyTroubles = {
  'coolify/400': {
    staff: 'Coolify konnte unsere Anfrage nicht lesen. Das muss die Technik ansehen.',
    customer: ours,
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
  'coolify/405': {
    staff:
      'Coolify erlaubt diesen Aufruf nicht. Wahrscheinlich passt die Version von Coolify nicht. Das muss die Technik ansehen.',
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
  'coolify/502': {
    staff: 'Coolify ist gerade nicht erreichbar. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'coolify/503': {
    staff: 'Coolify ist gerade nicht bereit. Wir versuchen es von selbst erneut.',
    customer: later,
  },
  'coolify/504': {
    staff:
      'Coolify hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
    customer: later,
  },
  'coolify/BUILDING': {
    staff: 'Das Deployment läuft bei Coolify.',
    customer: 'Ihre Website wird gerade eingerichtet.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'Die Datenbank startet bei Coolify noch.',
    customer: 'Die Datenbank Ihrer Website startet gerade.',
  },
  'coolify/DEPLOYMENT_CANCELLED': {
    staff: 'Das Deployment wurde bei Coolify abgebrochen. Ein neuer Versuch startet ein neues.',
    customer: ours,
  },
  'coolify/DEPLOYMENT_FAILED': {
    staff:
      'Das Deployment ist bei Coolify gescheitert. Bitte dessen Protokoll ansehen und danach erneut versuchen.',
    customer: ours,
  },
  'coolify/IMAGE_MISSING': {
    staff:
      'Coolify findet das Image von vrs-core nicht. Die Technik muss VRS_CORE_IMAGE und die Registry prüfen.',
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
  'coolify/SERVER_UNREACHABLE': {
    staff: 'Coolify erreicht den Server nicht. Bitte den Server prüfen oder einen anderen wählen.',
    customer: ours,
  },
  'coolify/TOKEN_TOO_WEAK': {
    staff: 'Unser Coolify-Token darf zu wenig. Die Meldung sagt, welches Recht fehlt.',
    customer: ours,
  },
  'coolify/VERSION': {
    staff:
      'Diese Version von Coolify können wir nicht bedienen. Wir brauchen 4.2 oder eine spätere 4.',
    customer: ours,
  },
  'coolify/DOMAINS_IGNORED': {
    staff:
      'Coolify hat die Adressen nicht übernommen, weil der Proxy des Servers nicht läuft. Bitte den Proxy in Coolify starten.',
    customer: ours,
  },
} satisfies TroubleTexts
