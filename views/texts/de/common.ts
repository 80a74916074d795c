import type { BillingCycle, Owner, PaymentMethod, Role, Vendor } from '../../../events/codes'

const roles: Record<Role, string> = {
  admin: 'Verwaltung',
  caseworker: 'Sachbearbeitung',
  auditor: 'Revision',
}

/** Who has to act. */
const owners: Record<Owner, string> = {
  customer: 'Kundschaft',
  caseworker: 'Sachbearbeitung',
  vendor: 'Anbieter',
  us: 'Technik',
}

const vendors: Record<Vendor, string> = {
  inwx: 'INWX',
  coolify: 'Coolify',
  stripe: 'Stripe',
  smtp: 'E-Mail-Versand',
  dns: 'DNS',
  site: 'Website',
  runtime: 'vrs-core',
}

const cycles: Record<BillingCycle, string> = {
  once: 'einmalig',
  monthly: 'monatlich',
  yearly: 'jährlich',
}

const paymentMethods: Record<PaymentMethod, string> = {
  stripe_prepaid: 'Vorkasse mit Karte oder SEPA',
  stripe_subscription: 'Abonnement',
  invoice: 'Rechnung',
  free: 'Kostenlos',
}

export const commonTexts = {
  brand: 'VRS Marketplace',
  skip: 'Zum Inhalt springen',
  home: 'Startseite',
  staffNavigation: 'Hauptnavigation',
  shopNavigation: 'Seiten',
  projects: 'Projekte',
  account: 'Konto',
  menu: 'Menü',
  table: 'Tabelle',
  sandbox: 'Sandbox',
  operations: 'Betrieb',
  apiDocs: 'Schnittstelle',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  otherLanguage: 'English',
  otherLocale: 'en' as 'de' | 'en',
  messages: 'Meldungen',
  refresh: 'Aktualisieren',
  required: 'Pflichtfeld',
  requiredHint: 'Felder mit * sind Pflichtfelder.',
  optional: 'freiwillig',
  choose: 'Bitte wählen',
  submitFor: (action: string, name: string) => `${action}: ${name}`,
  reason: 'Grund',
  note: 'Notiz',
  noteHint: 'Freiwillig, verschlüsselt abgelegt. Steht in der Historie.',
  none: '–',
  errorsTitle: 'Bitte prüfen Sie Ihre Angaben',
  showDetails: 'Einzelheiten',
  roles,
  owners,
  vendors,
  cycles,
  paymentMethods,
  close: 'Schließen',
  leaveAct: 'Zurück',
  ownerLabel: 'Zuständig',
  people: {
    system: 'System',
    systems: {
      provisioning: 'Bereitstellung',
      licensing: 'Lizenzen',
      mails: 'E-Mails',
      'staff-mails': 'E-Mails',
      payments: 'Zahlungen',
      undoing: 'Abbau',
      clearing: 'Aufräumen nach einem Umzug',
      renewals: 'Verlängerungen',
      naming: 'Weitere Domains',
      domains: 'Domains',
      rollouts: 'Rollouts',
      orders: 'Bestellungen',
      checkout: 'Bezahlung',
      'sign-in': 'Anmeldung',
      alerts: 'Meldungen',
      sweeper: 'Aufsicht',
      servers: 'Server',
      publisher: 'Veröffentlichung',
      seed: 'Ersteinrichtung',
      setup: 'Ersteinrichtung',
      drift: 'Abgleich',
      import: 'Import',
    } as Record<string, string>,
    runtime: 'vrs-core',
    someone: 'Person',
    customer: 'Kundenkonto',
  },
  time: { today: 'heute', yesterday: 'gestern', justNow: 'gerade eben' },
}
