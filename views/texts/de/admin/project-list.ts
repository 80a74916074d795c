import type { CaseworkerTask, ProjectStatus } from '../../../../projections/projects'

const status: Record<ProjectStatus, string> = {
  pending_payment: 'Wartet auf Zahlung',
  pending_domain: 'Domain',
  provisioning: 'Bereitstellung',
  bootstrapping: 'Deployment',
  active: 'Online',
  suspended: 'Ausgesetzt',
  archived: 'Archiviert',
  error: 'Angehalten',
}

const tasks: Record<CaseworkerTask, string> = {
  paymentMismatched: 'Falscher Betrag eingegangen',
  paymentArrivedLate: 'Zahlung nach der Stornierung eingegangen',
  releaseWithheld:
    'Bezahlt, aber nicht lieferbar: bitte die Ursache beheben oder das Geld zurückzahlen',
  renewalRefused: 'Verlängerung zu spät bezahlt und nicht ausgeführt, bitte zurückzahlen',
  chargeDisputed: 'Zahlung angefochten, bitte bei Stripe Stellung nehmen',
  paymentReturned: 'Zahlung zurückgebucht, der Betrag ist wieder offen',
  refundToApprove: 'Rückzahlung wartet auf die Freigabe durch eine zweite Person',
  refundToTransfer: 'Rückzahlung ist zu überweisen',
  refundFailed: 'Rückzahlung bei Stripe gescheitert, bitte überweisen',
  paymentInExcess: 'Zahlung eingegangen, obwohl nichts offen war',
}

const cancellationTexts: Record<string, string> = {
  customer: 'Von der Kundschaft',
  caseworker: 'Von der Sachbearbeitung',
  expired: 'Frist abgelaufen',
  notFulfillable: 'Nicht lieferbar',
}

/** The list of projects. */
export const projectListTexts = {
  status,
  tasks,
  cancelled: cancellationTexts,
  secondaryStatus: {
    suspension: 'noch nicht wirksam',
    reinstatement: 'Freigabe noch nicht wirksam',
    moving: 'zieht um',
    busy: 'in Arbeit',
    paused: 'pausiert',
    teardown: 'Abbau läuft',
    tornDown: 'abgebaut',
  },
  cancelledBadge: 'Storniert',
  approvalBadge: 'Wartet auf Freigabe',
  withheldBadge: 'Bezahlt, nicht freigegeben',
  count: (count: string, one: boolean) => (one ? '1 Projekt' : `${count} Projekte`),
  stalledCount: (count: string) => `${count} angehalten`,
  waitingCount: (count: string) => `${count} mit offener Zahlung`,
  busyCount: (count: string) => `${count} in Arbeit`,
  summary: 'Übersicht',
  create: 'Neues Projekt',
  search: 'Suche',
  searchHint: 'Name, Domain, Auftrag, Kunde',
  filterStatus: 'Zustand',
  filterType: 'Projekttyp',
  filterServer: 'Server',
  allStatus: 'Alle Zustände',
  allTypes: 'Alle Typen',
  allServers: 'Alle Server',
  apply: 'Filtern',
  reset: 'Filter zurücksetzen',
  columns: {
    project: 'Projekt',
    status: 'Zustand',
    type: 'Typ und Kunde',
    server: 'Server',
    changed: 'Zuletzt',
  },
  more: 'Weitere anzeigen',
  toFirst: 'Zum Anfang der Liste',
  emptyTitle: 'Noch kein Projekt',
  emptyText:
    'Sobald jemand bestellt, steht das Projekt hier. Sie können auch selbst eines anlegen.',
  nothingTitle: 'Kein Projekt passt zu diesen Filtern',
  nothingText: 'Ändern Sie die Suche oder setzen Sie die Filter zurück.',
  invoiceToApprove: 'Rechnung freigeben',
  freeToApprove: 'Kostenlose Bestellung freigeben',
}
