import type { ZoneGap } from '../../../events/domain'

type GapText = (gap: ZoneGap) => string
const gaps: Record<ZoneGap['reason'], GapText> = {
  noAnswer: ({ name, type = '' }) =>
    `Einträge der Art ${type}: Die bisherigen Nameserver von ${name} antworten darauf nicht.`,
  noRecord: ({ name }) => `${name}: Ein Eintrag verweist auf diesen Namen, dort steht aber nichts.`,
  tooMany: ({ name }) => `${name}: Die Zone hat sehr viele Namen, dieser wurde nicht abgefragt.`,
  caaForbids: ({ name }) =>
    `${name}: Ein CAA-Eintrag verbietet das Zertifikat der Website. Er muss vor der Bereitstellung 0 issue "letsencrypt.org" erlauben.`,
  refused: ({ name, type = '' }) => `${name}: INWX nimmt diesen Eintrag der Art ${type} nicht an.`,
}

/** What of a zone is copied before a transfer, and what nobody can know of it. */
export const zoneCopyTexts = {
  title: 'Was wir aus der bisherigen DNS-Zone übernehmen, und was nicht',
  copied:
    'Nameserver geben nicht heraus, welche Namen es in einer Zone gibt. Wir fragen deshalb die üblichen Namen ab, dazu jeden Namen der Domain, auf den ein Eintrag verweist, und Platzhalter (*).',
  unknown: 'Nicht finden können wir:',
  unknownItems: [
    'andere Namen, auf die kein Eintrag verweist, zum Beispiel kunden.ihre-domain.de',
    'DKIM-Schlüssel mit einem ungewöhnlichen Selektor',
    'Weiterleitungen und dynamisches DNS, die der bisherige Anbieter selbst ausführt',
    'DNSSEC: Schlüssel werden nicht übernommen, es muss vor dem Umzug abgeschaltet sein',
  ],
  advice:
    'Wer solche Einträge braucht, notiert sie vor dem Umzug beim bisherigen Anbieter; nach dem Umzug lassen sie sich dort oft nicht mehr nachsehen.',
  names: 'Diese Namen fragen wir ab',
  gapsTitle: 'In dieser Zone offen geblieben',
  gaps,
}
