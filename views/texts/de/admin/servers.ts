import type { ServerStrategy } from '../../../../events/operations/server'
import type { ServerStatus } from '../../../../projections/servers/servers'
import type { ActionTexts } from '../../action-texts'

const status: Record<ServerStatus, string> = {
  active: 'In Betrieb',
  maintenance: 'Wartung',
  offline: 'Nicht erreichbar',
}

const strategies: Record<ServerStrategy, string> = {
  least_loaded: 'Am wenigsten ausgelastet',
  round_robin: 'Reihum',
  specific: 'Ein bestimmter Server',
}

const strategyHints: Record<ServerStrategy, string> = {
  least_loaded: 'Jedes neue Projekt kommt auf den Server mit der geringsten Auslastung.',
  round_robin: 'Neue Projekte kommen der Reihe nach auf alle Server mit freien Plätzen.',
  specific: 'Alle neuen Projekte kommen auf den gewählten Server. Ist er voll, warten sie.',
}

const actionTexts = {
  capacity: {
    open: 'Plätze ändern …',
    title: 'Zahl der Plätze ändern',
    text: 'Wartende Projekte gehen von selbst weiter, sobald Plätze frei sind.',
    submit: 'Plätze ändern',
  },
  maintenance: {
    open: 'In Wartung nehmen …',
    title: 'In Wartung nehmen',
    text: 'Neue Projekte kommen auf andere Server. Was hier läuft, läuft weiter.',
    submit: 'In Wartung nehmen',
  },
  return: {
    open: 'Wieder in Betrieb nehmen …',
    title: 'Wieder in Betrieb nehmen',
    text: 'Neue Projekte können wieder auf diesen Server kommen.',
    submit: 'Wieder in Betrieb nehmen',
  },
  closing: {
    open: 'Für neue schließen …',
    title: 'Für neue Projekte schließen',
    text: 'Neue Projekte kommen auf andere Server. Was hier läuft, läuft weiter.',
    submit: 'Für neue Projekte schließen',
  },
  opening: {
    open: 'Für neue öffnen …',
    title: 'Für neue Projekte öffnen',
    text: 'Neue Projekte können wieder auf diesen Server kommen.',
    submit: 'Für neue Projekte öffnen',
  },
  description: {
    open: 'Umbenennen …',
    title: 'Name und Beschreibung ändern',
    text: 'Ändert nur, wie der Server hier heißt. Bei Coolify bleibt sein Name, wie er ist.',
    submit: 'Angaben ändern',
  },
  strategy: {
    open: 'Verteilung ändern …',
    title: 'Verteilung neuer Projekte',
    text: 'Gilt für Projekte, die ab jetzt einen Server bekommen. Alle anderen bleiben, wo sie sind.',
    submit: 'Verteilung ändern',
  },
  removal: {
    open: 'Entfernen …',
    title: 'Server entfernen',
    text: 'Der Server verschwindet aus der Liste. Bei Coolify und beim Rechenzentrum bleibt er bestehen.',
    submit: 'Server entfernen',
  },
} satisfies Record<string, ActionTexts>

const requestActionTexts = {
  validation: {
    open: 'Erneut prüfen …',
    title: 'Erneut prüfen',
    text: 'Coolify versucht noch einmal, den Server zu erreichen und einzurichten.',
    submit: 'Erneut prüfen',
  },
  withdrawal: {
    open: 'Aufgeben …',
    title: 'Aufnahme aufgeben',
    text: 'Der Server wird nicht aufgenommen. Was Coolify schon angelegt hat, bleibt dort bestehen.',
    submit: 'Aufnahme aufgeben',
  },
} satisfies Record<string, ActionTexts>

export const serverTexts = {
  title: 'Server',
  status,
  strategies,
  strategyHints,
  actions: actionTexts,
  requestActions: requestActionTexts,
  count: (count: string, one: boolean) => (one ? '1 Server' : `${count} Server`),
  slotsTaken: (taken: string, capacity: string) =>
    `${taken} von ${capacity} ${capacity === '1' ? 'Platz' : 'Plätzen'} belegt`,
  free: (count: string, one: boolean) => (one ? '1 Platz frei' : `${count} Plätze frei`),
  full: 'Alle Plätze belegt',
  waiting: (count: string, one: boolean) =>
    one ? '1 Projekt wartet auf einen Platz' : `${count} Projekte warten auf einen Platz`,
  noFreeSlot:
    'Kein Server hat einen freien Platz. Es geht von selbst weiter, sobald ein Server aufgenommen oder ein Platz frei wird.',
  chosenServerFull:
    'Der gewählte Server hat keinen freien Platz. Es geht weiter, sobald dort einer frei wird oder die Verteilung geändert ist.',
  slotsAvailable: 'Es sind wieder Plätze frei, es geht gleich von selbst weiter.',
  add: 'Server aufnehmen',
  addTitle: 'Server aufnehmen',
  addText:
    'Coolify verbindet sich mit dem Server, prüft ihn und richtet ihn ein. Das dauert bis zu zehn Minuten.',
  keysUnknown:
    'Coolify antwortet gerade nicht. Ohne die Liste der Schlüssel kann kein Server aufgenommen werden. Bitte laden Sie die Seite gleich noch einmal.',
  noKeys:
    'Bei Coolify ist noch kein privater Schlüssel hinterlegt. Bitte legen Sie dort zuerst einen an, mit dem sich Coolify am neuen Server anmelden darf.',
  name: 'Name',
  nameHint: 'Wie der Server hier und bei Coolify heißt, zum Beispiel hetzner-4.',
  ip: 'IP-Adresse',
  ipHint: 'Zum Beispiel 203.0.113.7',
  capacity: 'Plätze',
  capacityHint: 'Wie viele Projekte der Server höchstens aufnimmt.',
  slotsTakenNow: (count: string, one: boolean) =>
    one
      ? '1 Platz ist belegt, weniger geht nicht.'
      : `${count} Plätze sind belegt, weniger geht nicht.`,
  privateKey: 'Privater Schlüssel',
  privateKeyHint: 'Mit ihm meldet sich Coolify am Server an. Die Schlüssel verwaltet Coolify.',
  description: 'Beschreibung',
  descriptionHint: 'Zum Beispiel Standort, Vertrag oder Ansprechperson.',
  submitRequest: 'Server prüfen und aufnehmen',
  list: 'Alle Server',
  columns: { server: 'Server', status: 'Zustand', load: 'Auslastung', lastCheck: 'Geprüft' },
  closed: 'Nimmt keine neuen Projekte an',
  since: 'seit',
  neverChecked: 'noch nicht',
  notUsable: 'Nicht erreicht',
  check: 'Jetzt prüfen',
  checkRequested: 'Coolify wird gefragt. Das Ergebnis steht gleich hier.',
  lastCheck: 'Zuletzt geprüft',
  address: 'IP-Adresse',
  atCoolify: 'Kennung bei Coolify',
  projects: 'Projekte auf diesem Server',
  history: 'Zuletzt',
  wholeHistory: 'Alle Ereignisse ansehen',
  load: 'Auslastung',
  facts: 'Eckdaten',
  requests: 'Werden aufgenommen',
  validating: 'Coolify prüft',
  failed: 'Gescheitert',
  requestedAt: 'angefordert',
  log: 'Meldung von Coolify',
  strategyLabel: 'Verteilung',
  strategyServer: 'Server',
  strategyServerHint: 'Nur bei „Ein bestimmter Server“.',
  emptyTitle: 'Noch kein Server',
  emptyText: 'Ohne Server wartet jedes bezahlte Projekt. Nehmen Sie den ersten auf.',
  emptyReader: 'Die Verwaltung kann hier Server aufnehmen.',
}
