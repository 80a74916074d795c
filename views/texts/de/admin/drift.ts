import { driftKindTexts } from './drift-kinds'

const reasons: Record<string, string> = {
  agreesWithPlan: 'So gewollt',
  madeByHand: 'Wurde von Hand geändert',
  leftOver: 'Ist von früher übrig',
  costsMoney: 'Verursacht unnötige Kosten',
  checkedByHand: 'Von Hand geprüft',
  other: 'Anderer Grund',
}

const checkReasons: Record<string, string> = {
  afterChange: 'Nach einer Änderung beim Anbieter',
  afterOutage: 'Nach einer Störung',
  routine: 'Regelmäßige Prüfung',
  other: 'Anderer Grund',
}

/** The comparison with the vendors. */
export const driftTexts = {
  title: 'Abgleich',
  intro:
    'Vergleicht jede Nacht um 3 Uhr, was bei INWX, Coolify, Stripe, im DNS und auf den Seiten steht, mit dem, was wir wissen.',
  checkNow: 'Jetzt prüfen',
  checkText: 'Fragt alle Anbieter, ohne dort etwas zu ändern. Das dauert meist unter einer Minute.',
  checkUnderWay: 'Eine Prüfung läuft gerade. Laden Sie die Seite in einem Moment neu.',
  lastRun: 'Zuletzt geprüft',
  neverRun: 'Noch nicht geprüft',
  neverText: 'Die erste Prüfung läuft in der kommenden Nacht. Sie können sie auch selbst anstoßen.',
  agrees: 'Alles stimmt überein',
  agreesText: (at: string) => `Geprüft am ${at}. Bei den Anbietern steht, was wir wissen.`,
  incomplete: 'Die letzte Prüfung ist unvollständig',
  incompleteText: (who: string) =>
    `Keine Antwort von: ${who}. Was dort früher gefunden wurde, steht weiter unten.`,
  ours: 'Unser Fehler',
  costing: 'Kostet Geld',
  costingTotal: (sum: string) => `${sum} im Jahr`,
  other: 'Ohne bezifferbare Kosten',
  settled: 'Entschieden',
  perYear: 'im Jahr',
  cost: 'Kosten',
  finding: 'Abweichung',
  comparison: 'Wir wissen – dort steht',
  acts: 'Was tun',
  expected: 'Wir wissen',
  found: 'Dort steht',
  nothing: 'nichts',
  since: 'gefunden',
  lastSeen: 'zuletzt gesehen',
  severities: { breaks: 'Stört den Betrieb', costs: 'Kostet', odd: 'Auffällig' },
  kinds: driftKindTexts,
  reasons,
  checkReasons,
  byHand: 'Von Hand',
  onlyByHand: 'Nur von Hand',
  plan: 'Was geschieht',
  history: 'Historie',
  ways: {
    repair: {
      act: 'Beheben',
      ordered: 'Behebung angeordnet',
      done: 'behoben',
      failed: 'Behebung gescheitert',
    },
    adopt: {
      act: 'Übernehmen',
      ordered: 'Übernahme angeordnet',
      done: 'übernommen',
      failed: 'Übernahme gescheitert',
    },
  },
  ignore: {
    act: 'So lassen',
    plan: 'Bleibt hier unter „Entschieden“, bis etwas anderes gefunden wird.',
    done: 'Bleibt so, bis sich etwas ändert',
  },
  outcomes: {
    ignored: 'Bleibt so, bis sich etwas ändert',
    ordered: 'Wird gerade erledigt',
    mended: 'Erledigt, die nächste Prüfung sieht nach',
    failed: 'Gescheitert',
  },
}
