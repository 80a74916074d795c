import type { PlanLine } from '../../../../events/project'

const lineActions: Record<PlanLine['act'], string> = {
  create: 'Anlegen',
  change: 'Ändern',
  delete: 'Löschen',
  deploy: 'Bereitstellen',
  buy: 'Kaufen',
  keep: 'Behalten',
}

const resourceNames: Record<PlanLine['what'], string> = {
  project: 'Coolify-Projekt',
  application: 'Anwendung',
  database: 'Datenbank',
  volume: 'Volume',
  variables: 'Variablen',
  record: 'DNS-Eintrag',
  zone: 'Zone',
  domain: 'Domain',
  contact: 'Kontakt bei INWX',
}

const createPlural = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

/** What an act will write at the vendors, said before it is done. */
export const planTexts = {
  acts: lineActions,
  things: resourceNames,
  creates: createPlural('Anlage', 'Anlagen'),
  changes: createPlural('Änderung', 'Änderungen'),
  recordsChanged: (count: number, type: string) =>
    count === 1 ? `1 ${type}-Record geändert` : `${count} ${type}-Records geändert`,
  deletes: createPlural('Löschung', 'Löschungen'),
  deploys: createPlural('Deployment', 'Deployments'),
  buys: createPlural('Domain gekauft', 'Domains gekauft'),
  keeps: (count: number) => `${count} behalten`,
  nothing: 'Bei den Anbietern wird nichts geschrieben, 0,00 €.',
  incomplete: (vendors: string) => `Plan unvollständig: ${vendors} antwortet nicht.`,
  view: 'Plan ansehen',
  loading: 'Der Plan wird berechnet.',
  costsSoFar: (money: string) => `hat ${money} gekostet`,
  choose: 'Sobald alles ausgefüllt ist, sehen Sie hier den Plan.',
  refused: 'So ist das nicht möglich:',
  purchase: {
    ways: {
      stripe_prepaid:
        'Die Kundschaft bekommt eine E-Mail mit dem Link zum Bezahlen. Die Lizenz gilt mit der Zahlung.',
      invoice: 'Gilt sofort und wird später auf Rechnung bezahlt.',
      free: 'Kostet nichts und gilt sofort.',
    },
    period: (from: string, to: string) => `Zeitraum: ${from} bis ${to}.`,
    once: 'Einmalige Zahlung ohne Ende.',
    total: 'Gesamt',
    credit: 'Angerechnet, schon bezahlt',
  },
  refund: {
    ways: {
      stripe: (money: string) => `${money} gehen über Stripe zurück.`,
      transfer: (money: string) => `${money} sind danach zu überweisen.`,
    },
    needsApproval: 'Vorher gibt eine zweite Person die Rückzahlung frei.',
    endsOrder: 'Damit wird der Auftrag storniert, weil er nicht lieferbar ist.',
    notDue:
      'Dieses Geld war nicht fällig: Es gehört zu keiner Position und enthält keine Umsatzsteuer.',
    tax: 'Umsatzsteuer',
  },
}
