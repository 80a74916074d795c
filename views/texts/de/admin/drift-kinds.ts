import type { DriftKind } from '../../../../events/operations/drift'

/** `hand`: what people do at the vendor's, where no act does it. */
type DriftKindText = { title: string; text: string; repair?: string; adopt?: string; hand?: string }

const germanTexts = {
  domainWithoutProject: {
    title: 'Domain ohne Projekt',
    text: 'Die Domain gehört uns bei INWX, aber kein Projekt braucht sie.',
    repair:
      'Stellt die Domain bei INWX auf Auslaufen. Bis zum Ende der Laufzeit bleibt sie bestehen.',
    hand: 'Soll die Domain bleiben, bestellen Sie ein Projekt mit ihr als eigener Domain.',
  },
  domainRenewsItself: {
    title: 'Domain verlängert sich selbst',
    text: 'INWX verlängert die Domain ohne Zahlung. Verlängert werden soll nur, was bezahlt ist.',
    repair: 'Stellt die Domain bei INWX auf Auslaufen.',
  },
  domainUnrecorded: {
    title: 'Domain nicht verzeichnet',
    text: 'Die Domain liegt bei INWX und ein Projekt nutzt sie, aber ihre Registrierung fehlt bei uns.',
    adopt: 'Trägt Registrierung und Laufzeit bei uns ein und ordnet die Domain dem Projekt zu.',
  },
  domainEndsElsewhen: {
    title: 'Laufzeit weicht ab',
    text: 'INWX nennt ein anderes Ende der Laufzeit als wir.',
    adopt: 'Trägt die Verlängerung mit dem Ende laut INWX und dem heutigen Preis bei uns ein.',
    hand: 'Endet sie früher als gedacht, prüfen Sie die Domain im INWX-Konto unter „Domains“.',
  },
  domainGone: {
    title: 'Domain nicht mehr bei INWX',
    text: 'Ein Projekt nutzt die Domain, aber in unserem Konto gibt es sie nicht mehr.',
    hand: 'Sehen Sie im INWX-Konto unter „Domain-Log“ nach, wohin sie gegangen ist.',
  },
  orphanApplication: {
    title: 'Verwaiste Anwendung',
    text: 'Die Anwendung trägt einen Namen von uns, aber kein Projekt braucht sie.',
    repair: 'Löscht die Anwendung bei Coolify. Ihre Daten bleiben erhalten.',
  },
  orphanDatabase: {
    title: 'Verwaiste Datenbank',
    text: 'Die Datenbank trägt einen Namen von uns, aber kein Projekt braucht sie.',
    repair: 'Löscht die Datenbank bei Coolify. Ihr Volume bleibt erhalten.',
  },
  orphanProject: {
    title: 'Verwaistes Coolify-Projekt',
    text: 'Das Coolify-Projekt trägt einen Namen von uns, aber es gehört zu keinem Projekt.',
    repair: 'Löscht das Coolify-Projekt, falls es leer ist.',
  },
  archivedStillRuns: {
    title: 'Archiviert, aber noch in Betrieb',
    text: 'Das Projekt ist archiviert, seine Anwendung läuft weiter und belegt einen Platz.',
    hand: 'Beginnen Sie den Abbau auf der Seite des Projekts.',
  },
  applicationWithoutLicense: {
    title: 'Anwendung ohne Lizenz',
    text: 'Die Anwendung läuft, aber das Projekt hat keine gültige Lizenz.',
    hand: 'Verlängern Sie die Lizenz oder setzen Sie das Projekt auf seiner Seite aus.',
  },
  liveWithoutApplication: {
    title: 'Online, aber ohne Anwendung',
    text: 'Das Projekt ist online und hat Lizenzen, aber bei Coolify fehlt seine Anwendung.',
    repair: 'Legt die Anwendung bei Coolify neu an und führt ein Deployment aus.',
  },
  applicationStopped: {
    title: 'Anwendung steht',
    text: 'Die Anwendung ist da, läuft aber nicht.',
    repair: 'Führt ein neues Deployment aus.',
  },
  recordMissing: {
    title: 'DNS führt nicht zu uns',
    text: 'Ein Eintrag der Adresse fehlt bei INWX oder zeigt auf einen anderen Server.',
    repair: 'Entfernt abweichende Einträge dieser Adresse und schreibt unsere neu.',
  },
  recordForeign: {
    title: 'Fremder DNS-Eintrag',
    text: 'Neben unseren Einträgen stehen weitere, die ebenfalls Besuche lenken.',
    repair: 'Entfernt die fremden Einträge dieser Adresse bei INWX.',
  },
  delegatedElsewhere: {
    title: 'Domain liegt bei anderen Nameservern',
    text: 'Die Registry verweist auf Nameserver, die nicht unsere sind. Unsere Einträge wirken nicht.',
    hand: 'Tragen Sie im INWX-Konto unter „Nameserver“ unsere Server ein oder fragen Sie, wem die Domain gehört.',
  },
  serverAddressDiffers: {
    title: 'Adresse des Servers weicht ab',
    text: 'Coolify kennt den Server unter einer anderen IP-Adresse als wir.',
    hand: 'Berichtigen Sie die Adresse in Coolify unter „Servers“, oder nehmen Sie den Server neu auf und ziehen Sie die Projekte um.',
  },
  serverUnknown: {
    title: 'Unbekannter Server',
    text: 'Coolify verwaltet einen Server, der bei uns nicht aufgenommen ist.',
    hand: 'Nehmen Sie ihn bei den Servern auf, oder entfernen Sie ihn in Coolify unter „Servers“.',
  },
  serverGone: {
    title: 'Server fehlt bei Coolify',
    text: 'Wir kennen den Server, Coolify nicht mehr. Auf ihm kann nichts mehr eingerichtet werden.',
    hand: 'Nehmen Sie ihn in Coolify unter „Servers“ wieder auf, oder ziehen Sie seine Projekte um.',
  },
  moneyWithoutEvent: {
    title: 'Zahlung nicht verbucht',
    text: 'Bei Stripe ist Geld eingegangen, von dem wir nichts wissen.',
    adopt: 'Verbucht die Zahlung beim Auftrag, als hätte Stripe sie gerade gemeldet.',
    hand: 'Gehört sie zu keinem Auftrag, erstatten Sie sie im Stripe-Dashboard unter „Zahlungen“.',
  },
  paidWithoutCharge: {
    title: 'Verbucht, aber nicht bei Stripe',
    text: 'Wir haben eine Zahlung über Stripe verbucht, die Stripe nicht kennt.',
    hand: 'Suchen Sie die Zahlung im Stripe-Dashboard unter „Zahlungen“. Fehlt sie, klären Sie das mit der Buchhaltung.',
  },
  siteUnhealthy: {
    title: 'Seite antwortet nicht richtig',
    text: 'Auf dem zugewiesenen Server meldet die Seite nicht, dass es ihr gut geht.',
    repair: 'Führt ein neues Deployment aus.',
  },
  siteIsAnother: {
    title: 'Seite gehört zu einem anderen Projekt',
    text: 'Unter dieser Adresse antwortet ein anderes Projekt.',
    repair: 'Bereitet die Anwendung bei Coolify neu vor und führt ein Deployment aus.',
  },
  pluginsDiffer: {
    title: 'Plugins weichen ab',
    text: 'Beim letzten Start meldete vrs-core andere Plugins, als jetzt vorgesehen sind.',
    repair: 'Führt ein neues Deployment aus. Beim Start lädt vrs-core die vorgesehenen Plugins.',
  },
} satisfies Record<DriftKind, DriftKindText>

export const driftKindTexts: Record<DriftKind, DriftKindText> = germanTexts
