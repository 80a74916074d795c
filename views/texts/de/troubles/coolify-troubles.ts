import type { TroubleTexts } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

/** `coolify/code`: what Coolify answered, or what became of a deployment. */
export const coolifyTroubles = {
  'coolify/400': withCareNotice(
    'Coolify konnte unsere Anfrage nicht lesen. Das muss die Technik ansehen.',
  ),
  'coolify/401': withCareNotice(
    'Coolify nimmt unser Token nicht an. Bitte COOLIFY_API_TOKEN prüfen.',
  ),
  'coolify/403': withCareNotice(
    'Unserem Coolify-Token fehlt ein Recht. Bitte die Rechte des Tokens prüfen.',
  ),
  'coolify/404': withCareNotice(
    'Coolify kennt dieses Objekt nicht mehr. Wahrscheinlich wurde es dort von Hand gelöscht. Ein neuer Versuch legt es wieder an.',
  ),
  'coolify/405': withCareNotice(
    'Coolify erlaubt diesen Aufruf nicht. Wahrscheinlich passt die Version von Coolify nicht. Das muss die Technik ansehen.',
  ),
  'coolify/409': withCareNotice(
    'Der Name gehört bei Coolify schon zu einer anderen Anwendung. Bitte entscheiden, welche ihn behält, und ihn bei der anderen entfernen.',
  ),
  'coolify/422': withCareNotice('Coolify hat unsere Angaben abgelehnt. Die Meldung sagt, welche.'),
  'coolify/429': withDelayNotice(
    'Coolify bremst uns, wir waren zu schnell. Es geht von selbst weiter.',
  ),
  'coolify/500': withDelayNotice(
    'Coolify hat einen Fehler gemeldet. Wir versuchen es von selbst erneut.',
  ),
  'coolify/502': withDelayNotice(
    'Coolify ist gerade nicht erreichbar. Wir versuchen es von selbst erneut.',
  ),
  'coolify/503': withDelayNotice(
    'Coolify ist gerade nicht bereit. Wir versuchen es von selbst erneut.',
  ),
  'coolify/504': withDelayNotice(
    'Coolify hat nicht rechtzeitig geantwortet. Vor dem nächsten Versuch sehen wir nach, was schon geschehen ist.',
  ),
  'coolify/BUILDING': {
    staff: 'Das Deployment läuft bei Coolify.',
    customer: 'Ihre Website wird gerade eingerichtet.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'Die Datenbank startet bei Coolify noch.',
    customer: 'Die Datenbank Ihrer Website startet gerade.',
  },
  'coolify/DEPLOYMENT_CANCELLED': withCareNotice(
    'Das Deployment wurde bei Coolify abgebrochen. Ein neuer Versuch startet ein neues.',
  ),
  'coolify/DEPLOYMENT_FAILED': withCareNotice(
    'Das Deployment ist bei Coolify gescheitert. Bitte dessen Protokoll ansehen und danach erneut versuchen.',
  ),
  'coolify/IMAGE_MISSING': withCareNotice(
    'Coolify findet das Image von vrs-core nicht. Die Technik muss VRS_CORE_IMAGE und die Registry prüfen.',
  ),
  'coolify/VALIDATION_FAILED': withCareNotice(
    'Coolify kann sich mit dem Server nicht verbinden oder ihn nicht einrichten. Bitte IP-Adresse, Firewall und hinterlegten Schlüssel prüfen.',
  ),
  'coolify/SERVER_KNOWN': withCareNotice(
    'Dieser Server ist schon aufgenommen. Diese Aufnahme kann aufgegeben werden.',
  ),
  'coolify/QUEUE_FULL': withDelayNotice(
    'Die Warteschlange für Deployments bei Coolify ist voll. Es geht weiter, sobald dort Platz ist.',
  ),
  'coolify/SERVER_UNREACHABLE': withCareNotice(
    'Coolify erreicht den Server nicht. Bitte den Server prüfen oder einen anderen wählen.',
  ),
  'coolify/TOKEN_TOO_WEAK': withCareNotice(
    'Unser Coolify-Token darf zu wenig. Die Meldung sagt, welches Recht fehlt.',
  ),
  'coolify/VERSION': withCareNotice(
    'Diese Version von Coolify können wir nicht bedienen. Wir brauchen 4.2 oder eine spätere 4.',
  ),
  'coolify/DOMAINS_IGNORED': withCareNotice(
    'Coolify hat die Adressen nicht übernommen, weil der Proxy des Servers nicht läuft. Bitte den Proxy in Coolify starten.',
  ),
} satisfies TroubleTexts
