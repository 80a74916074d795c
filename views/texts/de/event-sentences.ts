import type { DriftKind } from '../../../events/drift'
import { idIn } from '../../../events/streams'
import { nameOf } from '../display-names'
import { type Sentences, tellerOf } from '../event-sentences'
import { count, day, duration, money } from '../format'
import { pluginIn, quoted } from '../quoting'
import { domains } from './admin/domains'
import { drift } from './admin/drift'
import { preflightTroubles } from './admin/preflight'
import { reasons } from './admin/project-actions'
import { servers } from './admin/servers'
import { common } from './common'
import { steps } from './steps'

const euro = (cents: number) => money(cents, 'de')
const step = (id: keyof typeof steps.said) => `„${steps.said[id].open}“`
const list = (items: readonly string[]) => new Intl.ListFormat('de').format(items)
const said = quoted('„', '“')

const driftOf = ({ kind, subject }: { kind: DriftKind; subject: string }) =>
  `${drift.kinds[kind].title} (${subject})`

const causes = {
  customer: 'von der Kundin oder dem Kunden',
  caseworker: 'von der Sachbearbeitung',
  expired: 'weil die Zahlungsfrist abgelaufen ist',
  notFulfillable: 'weil sie nicht erfüllt werden kann',
} as const
const releases = { paid: 'bezahlt', invoiceTerms: 'auf Rechnung', free: 'kostenlos' } as const
const places = (many: number) => (many === 1 ? '1 Platz' : `${count(many, 'de')} Plätze`)
const serverFields: Record<string, string> = { name: 'Name', description: 'Beschreibung' }

export const sentences: Sentences = {
  ProjectOrdered: ({ data }, names) =>
    `Auftrag ${data.orderNumber} über ${euro(data.price.grossCents)}: ${said(data.name)}, ${nameOf(names.projectTypes, data.projectType)}, ${common.paymentMethods[data.paymentMethod]}`,
  OrderCancelled: ({ data }) => `Auftrag storniert, ${causes[data.cause]}`,
  PaymentRequested: ({ data }) =>
    `Zahlung zum ${data.attempt}. Mal angefordert, möglich bis ${day(data.expiresAt, 'de')}`,
  InvoiceTermsApproved: ({ data }) => `Rechnung freigegeben, zahlbar in ${data.dueDays} Tagen`,
  PaymentConfirmed: ({ data }) =>
    data.via === 'free'
      ? 'Kostenlos freigegeben, keine Zahlung nötig'
      : `Zahlung über ${euro(data.amountCents)} bestätigt (${data.via === 'bank' ? 'Überweisung' : 'Stripe'}, ${data.paymentRef})`,
  RenewalInvoiced: ({ data }) =>
    `Verlängerung von ${data.domain} berechnet: ${euro(data.price.grossCents)} für die Zeit ab ${day(data.periodEnd, 'de')}`,
  PaymentFailed: ({ data }) => {
    const found = preflightTroubles[data.cause.replace('preflight:', '') as 'VOIDED']
    return found ? `Zahlung nicht eingezogen: ${found.staff}` : `Zahlung gescheitert: ${data.cause}`
  },
  PaymentMismatched: ({ data }) =>
    `Falscher Betrag eingegangen: ${euro(data.receivedCents)} statt ${euro(data.expectedCents)} (${data.paymentRef})`,
  PaymentArrivedLate: ({ data }) =>
    `Zahlung über ${euro(data.amountCents)} nach der Stornierung eingegangen (${data.paymentRef})`,
  ProvisioningReleased: ({ data }) => `Bereitstellung freigegeben: ${releases[data.cause]}`,
  ServerAssigned: ({ data }, names) =>
    `Server ${nameOf(names.servers, data.serverId)} zugewiesen (${data.ipv4})`,
  DomainAssigned: ({ data }) => `Domain ${data.domain} zugewiesen`,
  DnsConfigured: ({ data }) =>
    `DNS für ${data.zone} eingerichtet: ${list(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DnsPropagated: ({ data }) => `Name ist im DNS sichtbar bei ${list(data.nameservers)}`,
  DeploymentPrepared: ({ data }) =>
    `Deployment vorbereitet: Anwendung ${data.application}, Datenbank ${data.database}`,
  RuntimeKeyIssued: ({ data }) => `Schlüssel ${data.keyId} für vrs-core ausgestellt`,
  DeploymentStarted: ({ data }) => `Deployment ${data.deployment} gestartet`,
  DeploymentFinished: ({ data }) => `Deployment ${data.deployment} abgeschlossen`,
  DeploymentFailed: ({ data }) => `Deployment ${data.deployment} gescheitert: ${data.cause}`,
  RuntimeBooted: ({ data }) =>
    `vrs-core ${data.coreVersion} in ${duration(data.bootedInMs, 'de')} gestartet, mit ${data.plugins.length === 1 ? '1 Plugin' : `${count(data.plugins.length, 'de')} Plugins`}`,
  RuntimeBootFailed: ({ data }) =>
    `vrs-core meldet einen Fehler beim Start: ${data.code}${data.plugin ? ` (${data.plugin})` : ''}`,
  SiteVerified: ({ data }) =>
    `Seite ${data.url} geprüft auf ${data.serverIp}${data.tls ? `, Zertifikat gültig bis ${day(data.tls.notAfter, 'de')}` : ''}`,
  ProjectWentLive: ({ data }) => `Online unter ${data.url}`,
  CustomerWelcomed: () => 'Begrüßung per E-Mail verschickt',
  ProvisioningStalled: ({ data }) =>
    `Angehalten bei ${step(data.step)}: ${data.vendor ? `${common.vendors[data.vendor]} ` : ''}${data.code}`,
  ProvisioningResumed: ({ data }) =>
    data.rotatesKey
      ? 'Wechsel des Schlüssels von vrs-core angestoßen'
      : `Schritt ${step(data.step)} erneut angestoßen`,
  ProjectSuspended: ({ data }) =>
    `Projekt ausgesetzt: ${reasons.suspension[data.cause] ?? data.cause}`,
  ProjectReinstated: () => 'Projekt wieder freigegeben',
  ProjectArchived: () => 'Projekt archiviert',

  ServerReassigned: ({ data }, names) =>
    `Server ${nameOf(names.servers, data.serverId)} ist jetzt zuständig (${data.ipv4})`,
  DomainReplaced: ({ data }) => `Domain ${data.before} durch ${data.domain.name} ersetzt`,
  TransferCodeReplaced: () => 'Neuer Auth-Code hinterlegt',
  RuntimeKeyRotated: ({ data }) => `Neuer Schlüssel ${data.keyId} für vrs-core ausgestellt`,
  RuntimeKeyRevoked: ({ data }) => `Schlüssel ${data.keyId} für vrs-core widerrufen`,
  ProvisioningPaused: () => 'Bereitstellung pausiert',
  StepSkipped: ({ data }) => `Schritt ${step(data.step)} übersprungen`,
  TeardownStarted: ({ data }) =>
    `Abbau begonnen, Daten ${data.data === 'keep' ? 'bleiben erhalten' : 'werden gelöscht'}`,
  ApplicationRemoved: ({ data }) =>
    `Anwendung bei Coolify entfernt, Daten ${data.data === 'keep' ? 'erhalten' : 'gelöscht'}`,
  DnsRemoved: ({ data }) =>
    data.records.length === 1
      ? '1 DNS-Eintrag entfernt'
      : `${count(data.records.length, 'de')} DNS-Einträge entfernt`,

  DomainAdded: ({ data }) =>
    `Weitere Domain ${data.domain.name} hinzugefügt (${domains.kinds[data.domain.kind]})`,
  DomainBrought: ({ data }) => `Weitere Domain ${data.domain} ist bei uns`,
  DomainPointed: ({ data }) =>
    `DNS für ${data.domain} eingerichtet: ${list(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DomainMoved: ({ data }) => `${data.domain} führt jetzt auf den neuen Server`,
  DomainReached: ({ data }) => `${data.domain} ist im DNS sichtbar bei ${list(data.nameservers)}`,
  DomainServed: ({ data }) =>
    `Seite antwortet unter ${data.url}${data.tls ? `, Zertifikat gültig bis ${day(data.tls.notAfter, 'de')}` : ''}`,
  PrimaryRequested: ({ data }) => `${data.domain} soll Hauptdomain werden`,
  PrimaryChosen: ({ data }) =>
    `${data.domain.name} ist jetzt Hauptdomain, bisher ${data.before.domain.name}`,
  DomainDropped: ({ data }) => `Domain ${data.domain} soll vom Projekt getrennt werden`,
  DomainRemoved: ({ data }) => `Domain ${data.domain} vom Projekt getrennt`,
  DomainStalled: ({ data }) =>
    `${data.domain} angehalten bei ${step(data.step)}: ${data.vendor ? `${common.vendors[data.vendor]} ` : ''}${data.code}`,
  DomainResumed: ({ data }) => `${data.domain} erneut angestoßen`,

  DomainOrdered: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} für ${said(nameOf(names.projects, data.projectId))} bestellt`,
  ZoneCopied: ({ data, stream }) =>
    `Zone ${idIn(stream)} vom bisherigen Anbieter übernommen: ${data.records.length === 1 ? '1 Eintrag' : `${count(data.records.length, 'de')} Einträge`}`,
  DomainRegistered: ({ data, stream }) =>
    `Domain ${idIn(stream)} für ${euro(data.costCents)} registriert, läuft bis ${day(data.expiresAt, 'de')}`,
  DomainTransferStarted: ({ stream }) => `Transfer von ${idIn(stream)} begonnen`,
  DomainTransferCompleted: ({ data, stream }) =>
    `Transfer von ${idIn(stream)} abgeschlossen, läuft bis ${day(data.expiresAt, 'de')}`,
  DomainTransferFailed: ({ data, stream }) =>
    `Transfer von ${idIn(stream)} gescheitert: ${data.code}`,
  DomainRenewed: ({ data, stream }) =>
    `Domain ${idIn(stream)} für ${euro(data.costCents)} verlängert bis ${day(data.expiresAt, 'de')}`,
  DomainExpired: ({ stream }) => `Domain ${idIn(stream)} ist abgelaufen`,
  DomainSuspended: ({ stream }) => `Domain ${idIn(stream)} ist von der Registry gesperrt`,
  CertificateSeen: ({ data, stream }) =>
    `Zertifikat von ${idIn(stream)} gesehen, gültig bis ${day(data.notAfter, 'de')}`,
  DomainClaimed: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} für ${said(nameOf(names.projects, data.projectId))} belegt${data.primary ? ' (Hauptadresse)' : ''}`,
  DomainReleased: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} von ${said(nameOf(names.projects, data.projectId))} freigegeben`,

  LicenseIssued: ({ data }, names) =>
    `Lizenz für ${nameOf(names.plugins, data.plugin)} ausgestellt, ${common.cycles[data.cycle]} ${euro(data.netCents)} netto`,
  LicenseSuspended: ({ stream }, names) =>
    `Lizenz für ${nameOf(names.plugins, pluginIn(stream))} ausgesetzt`,
  LicenseReinstated: ({ stream }, names) =>
    `Lizenz für ${nameOf(names.plugins, pluginIn(stream))} wieder freigegeben`,
  LicenseRevoked: ({ stream }, names) =>
    `Lizenz für ${nameOf(names.plugins, pluginIn(stream))} widerrufen`,
  PluginFirstDownloaded: ({ data, stream }, names) =>
    `Plugin ${nameOf(names.plugins, pluginIn(stream))} ${data.version} zum ersten Mal geladen`,

  PluginListed: ({ data }) => `Plugin ${said(data.displayName)} (${data.name}) aufgenommen`,
  PluginDescribed: ({ data, stream }) =>
    `Beschreibung von ${idIn(stream)} geändert: ${list(Object.keys(data.fields))}`,
  PluginPhaseReached: ({ data, stream }) => `Plugin ${idIn(stream)} erreicht Phase ${data.phase}`,
  PluginPriced: ({ data, stream }, names) =>
    `Preis von ${idIn(stream)} für ${nameOf(names.projectTypes, data.projectType)}: ${common.cycles[data.cycle]} ${euro(data.netCents)} netto, Einrichtung ${euro(data.setupCents)}`,
  PluginPriceWithdrawn: ({ data, stream }, names) =>
    `Preis von ${idIn(stream)} für ${nameOf(names.projectTypes, data.projectType)} zurückgezogen (${common.cycles[data.cycle]})`,
  PluginVersionPublished: ({ data, stream }) =>
    `Version ${data.version} von ${idIn(stream)} veröffentlicht (${data.runtime}, ${count(data.size / 1024, 'de')} KiB)`,
  PluginVersionYanked: ({ data, stream }) =>
    `Version ${data.version} von ${idIn(stream)} zurückgezogen: ${data.cause}`,
  CurrentVersionChosen: ({ data, stream }) =>
    `Version ${data.version} von ${idIn(stream)} ist jetzt aktuell (${data.runtime})`,

  BundleOffered: ({ data }, names) =>
    `Bundle ${said(data.displayName)} für ${nameOf(names.projectTypes, data.projectType)} angeboten`,
  BundleComposed: ({ data, stream }) =>
    `Bundle ${idIn(stream)} zusammengestellt: ${list(data.plugins)}${data.discountPercent ? `, ${data.discountPercent} % Rabatt` : ''}`,
  BundleWithdrawn: ({ stream }) => `Bundle ${idIn(stream)} zurückgezogen`,
  ProjectTypeOffered: ({ data }) =>
    `Projekttyp ${said(data.displayName)} angeboten, ${data.trialDays} Tage Testphase`,
  BaseTypeChosen: ({ stream }) => `Projekttyp ${idIn(stream)} ist Grundlage der Preise`,
  ProjectTypeWithdrawn: ({ stream }) => `Projekttyp ${idIn(stream)} zurückgezogen`,
  CategoryNamed: ({ data }) => `Kategorie ${said(data.displayName)} benannt`,
  BaseDomainOffered: ({ data }) =>
    `Basis-Domain ${data.name} angeboten${data.isDefault ? ', als Vorauswahl' : ''}`,
  BaseDomainWithdrawn: ({ stream }) => `Basis-Domain ${idIn(stream)} zurückgezogen`,

  ServerAdded: ({ data }) =>
    `Server ${data.name} aufgenommen (${data.ipv4}, ${places(data.capacity)})`,
  ServerRequested: ({ data }) =>
    `Server ${said(data.name)} angefordert (${data.ip}, ${places(data.capacity)})`,
  ServerValidationFailed: ({ data, stream }, names) =>
    `Coolify konnte Server ${nameOf(names.servers, idIn(stream))} nicht einrichten: ${data.code}`,
  ServerValidationRepeated: ({ stream }, names) =>
    `Prüfung von Server ${nameOf(names.servers, idIn(stream))} wiederholt`,
  ServerRequestWithdrawn: ({ stream }, names) =>
    `Aufnahme von Server ${nameOf(names.servers, idIn(stream))} aufgegeben`,
  ServerDescribed: ({ data, stream }, names) =>
    `Angaben zu Server ${nameOf(names.servers, idIn(stream))} geändert: ${list(Object.keys(data.fields).map((field) => serverFields[field] ?? field))}`,
  ServerPutInMaintenance: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} in Wartung genommen`,
  ServerWentOffline: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} ist nicht erreichbar`,
  ServerCameBack: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} ist wieder in Betrieb`,
  ServerCapacitySet: ({ data, stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} hat jetzt ${places(data.capacity)}`,
  ServerRemoved: ({ stream }, names) => `Server ${nameOf(names.servers, idIn(stream))} entfernt`,
  ServerStrategyChosen: ({ data }, names) =>
    data.strategy === 'specific'
      ? `Neue Projekte kommen auf Server ${nameOf(names.servers, data.serverId ?? '')}`
      : `Verteilung neuer Projekte: ${servers.strategies[data.strategy]}`,
  ServerClosedToNew: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} nimmt keine neuen Projekte an`,
  ServerOpenedToNew: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} nimmt wieder neue Projekte an`,

  CustomerRegistered: ({ stream }, names) =>
    `${nameOf(names.people, idIn(stream))} als Kundin oder Kunde erfasst`,
  StaffInvited: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} eingeladen, Rolle ${common.roles[data.role]}`,
  RoleGranted: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} hat jetzt die Rolle ${common.roles[data.role]}`,
  RoleWithdrawn: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} hat die Rolle ${common.roles[data.role]} nicht mehr`,
  PasswordSet: ({ stream }, names) =>
    `${nameOf(names.people, idIn(stream))} hat ein Passwort festgelegt`,
  ApiTokenIssued: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} hat API-Token ${data.tokenId.slice(-6)} ausgestellt: ${list(data.scopes)}, gültig bis ${day(data.expiresAt, 'de')}`,
  ApiTokenRevoked: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} hat API-Token ${data.tokenId.slice(-6)} widerrufen`,

  DriftCheckOrdered: () => 'Abgleich mit den Anbietern angefordert',
  DriftIgnored: ({ data }) => `${driftOf(data)}: bleibt so, bis sich etwas ändert`,
  DriftMendingOrdered: ({ data }) => `${driftOf(data)}: ${drift.ways[data.way].ordered}`,
  DriftMended: ({ data }) => `${driftOf(data)}: ${drift.ways[data.way].done}`,
  DriftMendingFailed: ({ data }) =>
    `${driftOf(data)}: ${drift.ways[data.way].failed} (${data.vendorText ?? data.code})`,
}

export const sentenceOf = tellerOf(sentences)
