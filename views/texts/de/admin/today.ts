import type { WorkGroup } from '../../../admin/today/work-groups'

const groups: Record<WorkGroup, string> = {
  stalled: 'Angehalten',
  payment: 'Zahlungen',
  approval: 'Freigaben',
  place: 'Server',
  alert: 'Meldungen',
  domain: 'Domains',
  drift: 'Abgleich',
}

const badges: Record<WorkGroup, string> = {
  stalled: 'Angehalten',
  payment: 'Zahlung',
  approval: 'Freigabe',
  place: 'Server',
  alert: 'Meldung',
  domain: 'Domain',
  drift: 'Abgleich',
}

const actions: Record<WorkGroup, string> = {
  stalled: 'Beheben',
  payment: 'Zahlung klären',
  approval: 'Freigabe prüfen',
  place: 'Server ansehen',
  alert: 'Meldung prüfen',
  domain: 'Domain ansehen',
  drift: 'Abweichung klären',
}

/** The page that staff start from. */
export const todayTexts = {
  title: 'Heute',
  openCount: (count: string, isOne: boolean) =>
    isOne ? '1 Vorgang ist offen' : `${count} Vorgänge sind offen`,
  nothingOpen: 'Nichts ist offen',
  counts: 'Projekte nach Zustand',
  states: {
    active: 'online',
    busy: 'in Arbeit',
    error: 'angehalten',
    pendingPayment: 'warten auf Zahlung',
    suspended: 'ausgesetzt',
    archived: 'archiviert',
  },
  queue: 'Zu erledigen',
  queueFilter: 'Art',
  all: 'Alle',
  groups,
  badges,
  actions,
  emptyTitle: 'Alles erledigt',
  emptyText: 'Sobald etwas angehalten, freizugeben oder gemeldet ist oder abläuft, steht es hier.',
  emptyGroup: 'Hiervon ist nichts offen.',
  since: (time: string) => `seit ${time}`,
  owner: (name: string) => `zuständig: ${name}`,
  owners: {
    customer: 'Kundschaft',
    caseworker: 'Sachbearbeitung',
    vendor: 'Anbieter',
    us: 'Technik',
  },
  foundAt: (time: string) => `gefunden ${time}`,
  raisedAt: (time: string) => `gemeldet ${time}`,
  ends: (date: string) => `endet am ${date}`,
  ended: (date: string) => `endete am ${date}`,
  certificateEnds: (date: string) => `Zertifikat gilt bis ${date}`,
  freeApprovalText: 'Kostenlose Bestellung',
  approvalText: (total: string) => `Kauf auf Rechnung über ${total}`,
  placeTitle: 'Kein Server hat einen freien Platz',
  placeText: (orders: string, isOne: boolean) =>
    isOne
      ? '1 Auftrag wartet und geht weiter, sobald ein Platz frei ist.'
      : `${orders} Aufträge warten und gehen weiter, sobald Plätze frei sind.`,
  domainText: {
    expires: 'Der Name läuft ab, wenn er nicht verlängert wird.',
    expired: 'Der Name ist abgelaufen.',
    certificate: 'Das Zertifikat wurde noch nicht erneuert.',
  },
  claim: 'Übernehmen',
  release: 'Abgeben',
  claimedByYou: 'bei Ihnen',
  claimedBy: (name: string) => `bei ${name}`,
  vendors: 'Anbieter',
  vendorsHint: 'letzte 24 Stunden',
  vendorCalm: 'antwortet',
  vendorCalmIn: (time: string) => `antwortet, meist in ${time}`,
  vendorIdle: 'keine Anfragen in der letzten Stunde',
  vendorFailing: (count: string, isOne: boolean) =>
    isOne
      ? '1 Anfrage in der letzten Stunde ohne Antwort'
      : `${count} Anfragen in der letzten Stunde ohne Antwort`,
  vendorHeld: (time: string) => `antwortet nicht, wir warten seit ${time}`,
  vendorChart: (name: string, failed: string, calls: string) =>
    `${name}: ${failed} von ${calls} Anfragen der letzten 24 Stunden ohne Antwort`,
  slots: (taken: string, capacity: string) => `${taken} von ${capacity} Plätzen belegt`,
  noServers: 'Noch kein Server.',
  latest: 'Zuletzt',
  toAudit: 'Revision',
  nothingHappened: 'Noch ist nichts geschehen.',
}
