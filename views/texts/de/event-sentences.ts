import { isOneOf } from '../../../events/codes'
import type { DriftKind } from '../../../events/operations/drift'
import { reasonCodes } from '../../../events/reason-codes'
import { parseStreamId } from '../../../events/streams'
import { isolateName } from '../../../src/domain/contact/isolate-name'
import { findVoidCode } from '../../../src/domain/project/payment-failure'
import { getDisplayName } from '../display-names'
import { createEventDescriber, type EventSentences } from '../event-sentences'
import { formatDate, formatDuration, formatMoney, formatNumber } from '../format'
import { createQuote } from '../quoting'
import { alertKindText } from './admin/alerts'
import { disputeTexts } from './admin/disputes'
import { domainTexts } from './admin/domains'
import { driftTexts } from './admin/drift'
import { preflightTroubles } from './admin/preflight'
import { reasonTexts } from './admin/reasons'
import { serverTexts } from './admin/servers'
import { catalogueSentences } from './catalogue-sentences'
import { commonTexts } from './common'
import { legacyImportSentences } from './import-sentences'
import { licenseSentences } from './license-sentences'
import { pluginSentences } from './plugin-sentences'
import { purchaseSentences } from './purchase-sentences'
import { rolloutSentences } from './rollout-sentences'
import { stepTexts } from './steps'

const formatEuros = (cents: number) => formatMoney(cents, 'de')
const quoteStep = (id: keyof typeof stepTexts.labels) => `„${stepTexts.labels[id].open}“`
const formatList = (items: readonly string[]) => new Intl.ListFormat('de').format(items)
const quote = createQuote('„', '“')

const describeDrift = ({ kind, subject }: { kind: DriftKind; subject: string }) =>
  `${driftTexts.kinds[kind].title} (${subject})`

const cancellationCauses = {
  customer: 'von der Kundschaft',
  caseworker: 'von der Sachbearbeitung',
  expired: 'weil ihre Frist abgelaufen ist',
  notFulfillable: 'weil sie nicht erfüllt werden kann',
} as const
const freeOrderHolds = {
  furtherProject: 'unter dieser Adresse gibt es schon ein kostenloses Projekt',
  disposableAddress: 'Adresse bei einem Anbieter von Wegwerf-Adressen',
} as const
const releaseCauses = { paid: 'bezahlt', invoiceTerms: 'auf Rechnung', free: 'kostenlos' } as const
const formatSlots = (many: number) =>
  many === 1 ? '1 Platz' : `${formatNumber(many, 'de')} Plätze`
const serverFields: Record<string, string> = { name: 'Name', description: 'Beschreibung' }

const eventSentences: EventSentences = {
  ProjectOrdered: ({ data }, names) =>
    `Auftrag ${data.orderNumber} über ${formatEuros(data.price.grossCents)}: ${quote(data.name)}, ${getDisplayName(names.projectTypes, data.projectType)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  OrderCancelled: ({ data }) => `Auftrag storniert, ${cancellationCauses[data.cause]}`,
  EmailConfirmationRequested: () => 'Um Bestätigung der E-Mail-Adresse gebeten',
  FreeOrderHeld: ({ data }) =>
    `Kostenloser Auftrag wartet auf Freigabe: ${freeOrderHolds[data.cause]}`,
  PaymentRequested: ({ data }) =>
    `Zahlung zum ${data.attempt}. Mal angefordert, möglich bis ${formatDate(data.expiresAt, 'de')}`,
  InvoiceTermsApproved: ({ data }) => `Rechnung freigegeben, zahlbar in ${data.dueDays} Tagen`,
  PaymentConfirmed: ({ data }) =>
    data.via === 'free'
      ? 'Kostenlos freigegeben, keine Zahlung nötig'
      : `Zahlung über ${formatEuros(data.amountCents)} bestätigt (${data.via === 'bank' ? 'Überweisung' : 'Stripe'}, ${data.paymentRef})`,
  RenewalInvoiced: ({ data }) =>
    `Verlängerung von ${data.domain} berechnet: ${formatEuros(data.price.grossCents)} für die Zeit ab ${formatDate(data.periodEnd, 'de')}`,
  PaymentSubmitted: ({ data }) =>
    `Lastschrift beauftragt (Versuch ${data.attempt}, ${data.paymentRef})`,
  PaymentFailed: ({ data }) => {
    const found = preflightTroubles[(findVoidCode(data.cause) ?? data.cause) as 'VOIDED']
    return found ? `Zahlung nicht eingezogen: ${found.staff}` : `Zahlung gescheitert: ${data.cause}`
  },
  PaymentMismatched: ({ data }) =>
    `Falscher Betrag eingegangen: ${formatEuros(data.receivedCents)} statt ${formatEuros(data.expectedCents)} (${data.paymentRef})`,
  PaymentArrivedLate: ({ data }) =>
    `Zahlung über ${formatEuros(data.amountCents)} nach der Stornierung eingegangen (${data.paymentRef})`,
  PaymentArrivedInExcess: ({ data }) =>
    `Zahlung über ${formatEuros(data.amountCents)} eingegangen, obwohl nichts offen war (${data.paymentRef})`,
  RefundRequested: ({ data }) =>
    data.cause === 'madeAtStripe'
      ? `Bei Stripe zurückgezahlt: ${formatEuros(data.grossCents)} (${data.paymentRef})`
      : `Rückzahlung von ${formatEuros(data.grossCents)} beantragt (${data.paymentRef})`,
  RefundApproved: () => 'Rückzahlung freigegeben',
  RefundDeclined: () => 'Rückzahlung abgelehnt',
  RefundIssued: ({ data }) =>
    data.way === 'stripe'
      ? `Rückzahlung bei Stripe beauftragt (${data.refundRef})`
      : `Rückzahlung überwiesen (${data.refundRef})`,
  RefundCompleted: () => 'Rückzahlung abgeschlossen',
  RefundFailed: ({ data }) =>
    `Rückzahlung bei Stripe gescheitert (${disputeTexts.refundFailures[data.cause] ?? data.cause})`,
  ReleaseWithheld: ({ data: { code, detail } }) => {
    const reason = preflightTroubles[code as 'VOIDED']?.staff ?? code
    return `Bezahlt, aber nicht freigegeben: ${detail ? `${reason} (${detail})` : reason}`
  },
  RenewalRefused: ({ data }) =>
    `Verlängerung von ${data.domain} kam zu spät und wurde nicht ausgeführt (${data.paymentRef})`,
  ChargeDisputed: ({ data }) =>
    `Bank fordert ${formatEuros(data.amountCents)} zurück (${disputeTexts.reasons[data.reason] ?? data.reason}, ${data.paymentRef})`,
  DisputeClosed: ({ data }) =>
    `Rückforderung der Bank ${disputeTexts.outcomes[data.outcome]} (${data.disputeRef})`,
  PaymentReturned: ({ data }) =>
    `${formatEuros(data.amountCents)} zurückgebucht (${disputeTexts.reasons[data.cause] ?? data.cause}, ${data.paymentRef})`,
  ReturnedPaymentWrittenOff: ({ data }) => `Zurückgebuchter Betrag ausgebucht (${data.paymentRef})`,
  ProvisioningReleased: ({ data }) => `Bereitstellung freigegeben: ${releaseCauses[data.cause]}`,
  ServerAssigned: ({ data }, names) =>
    `Server ${getDisplayName(names.servers, data.serverId)} zugewiesen (${data.ipv4})`,
  DomainAssigned: ({ data }) => `Domain ${data.domain} zugewiesen`,
  DnsConfigured: ({ data }) =>
    `DNS für ${data.zone} eingerichtet: ${formatList(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DnsPropagated: ({ data }) => `Name ist im DNS sichtbar bei ${formatList(data.nameservers)}`,
  DeploymentPrepared: ({ data }) =>
    `Deployment vorbereitet: Anwendung ${data.application}, Datenbank ${data.database}`,
  RuntimeKeyIssued: ({ data }) => `Schlüssel ${data.keyId} für vrs-core ausgestellt`,
  DeploymentStarted: ({ data }) => `Deployment ${data.deployment} gestartet`,
  DeploymentFinished: ({ data }) => `Deployment ${data.deployment} abgeschlossen`,
  DeploymentFailed: ({ data }) => `Deployment ${data.deployment} gescheitert: ${data.cause}`,
  RuntimeBooted: ({ data }) =>
    `vrs-core ${data.coreVersion} in ${formatDuration(data.bootedInMs, 'de')} gestartet, mit ${data.plugins.length === 1 ? '1 Plugin' : `${formatNumber(data.plugins.length, 'de')} Plugins`}`,
  RuntimeBootFailed: ({ data }) =>
    `vrs-core meldet einen Fehler beim Start: ${data.code}${data.plugin ? ` (${data.plugin})` : ''}`,
  SiteVerified: ({ data }) =>
    `Seite ${data.url} geprüft auf ${data.serverIp}${data.tls ? `, Zertifikat gültig bis ${formatDate(data.tls.notAfter, 'de')}` : ''}`,
  ProjectWentLive: ({ data }) => `Online unter ${data.url}`,
  CustomerWelcomed: () => 'Begrüßung per E-Mail verschickt',
  TrackerLinkRequested: () => 'Link zur Bestellung noch einmal angefordert',
  InvitationRequested: () => 'Neue Einladung zur Website angefordert',
  MailResendRequested: () => 'Erneuter Versand einer E-Mail angefordert',
  ProvisioningStalled: ({ data }) =>
    `Angehalten bei ${quoteStep(data.step)}: ${data.vendor ? `${commonTexts.vendors[data.vendor]} ` : ''}${data.code}`,
  ProvisioningResumed: ({ data }) =>
    data.rotatesKey
      ? 'Wechsel des Schlüssels von vrs-core angestoßen'
      : `Schritt ${quoteStep(data.step)} erneut angestoßen`,
  ProjectSuspended: ({ data }) =>
    `Projekt ausgesetzt: ${isOneOf(reasonCodes, data.cause) ? reasonTexts[data.cause] : data.cause}`,
  ProjectReinstated: () => 'Projekt wieder freigegeben',
  SuspensionConfirmed: () => 'Aussetzung wirksam: Die Website hat sie übernommen',
  ReinstatementConfirmed: () => 'Freigabe wirksam: Die Website ist wieder erreichbar',
  ProjectArchived: () => 'Projekt archiviert',

  ServerReassigned: ({ data }, names) =>
    `Server ${getDisplayName(names.servers, data.serverId)} ist jetzt zuständig (${data.ipv4})`,
  DomainReplaced: ({ data }) => `Domain ${data.before} durch ${data.domain.name} ersetzt`,
  TransferCodeReplaced: () => 'Neuer Auth-Code hinterlegt',
  RuntimeKeyRotated: ({ data }) => `Neuer Schlüssel ${data.keyId} für vrs-core ausgestellt`,
  RuntimeKeyRevoked: ({ data }) => `Schlüssel ${data.keyId} für vrs-core widerrufen`,
  ProvisioningPaused: () => 'Bereitstellung pausiert',
  StepSkipped: ({ data }) => `Schritt ${quoteStep(data.step)} übersprungen`,
  TeardownStarted: ({ data }) =>
    `Abbau begonnen, Daten ${data.data === 'keep' ? 'bleiben erhalten' : 'werden gelöscht'}`,
  ApplicationRemoved: ({ data }) =>
    `Anwendung bei Coolify entfernt, Daten ${data.data === 'keep' ? 'erhalten' : 'gelöscht'}`,
  DnsRemoved: ({ data }) =>
    data.records.length === 1
      ? '1 DNS-Eintrag entfernt'
      : `${formatNumber(data.records.length, 'de')} DNS-Einträge entfernt`,

  DomainAdded: ({ data }) =>
    `Weitere Domain ${data.domain.name} hinzugefügt (${domainTexts.kinds[data.domain.kind]})`,
  DomainBrought: ({ data }) => `Weitere Domain ${data.domain} ist bei uns`,
  DomainPointed: ({ data }) =>
    `DNS für ${data.domain} eingerichtet: ${formatList(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DomainMoved: ({ data }) => `${data.domain} führt jetzt auf den neuen Server`,
  DomainReached: ({ data }) =>
    `${data.domain} ist im DNS sichtbar bei ${formatList(data.nameservers)}`,
  DomainServed: ({ data }) =>
    `Seite antwortet unter ${data.url}${data.tls ? `, Zertifikat gültig bis ${formatDate(data.tls.notAfter, 'de')}` : ''}`,
  PrimaryRequested: ({ data }) => `${data.domain} soll Hauptdomain werden`,
  PrimaryChosen: ({ data }) =>
    `${data.domain.name} ist jetzt Hauptdomain, bisher ${data.before.domain.name}`,
  DomainDropped: ({ data }) => `Domain ${data.domain} soll vom Projekt getrennt werden`,
  DomainRemoved: ({ data }) => `Domain ${data.domain} vom Projekt getrennt`,
  DomainStalled: ({ data }) =>
    `${data.domain} angehalten bei ${quoteStep(data.step)}: ${data.vendor ? `${commonTexts.vendors[data.vendor]} ` : ''}${data.code}`,
  DomainResumed: ({ data }) => `${data.domain} erneut angestoßen`,

  DomainOrdered: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} für ${quote(getDisplayName(names.projects, data.projectId))} bestellt`,
  ZoneCopied: ({ data, stream }) =>
    `Zone ${parseStreamId(stream)} vom bisherigen Anbieter übernommen: ${data.records.length === 1 ? '1 Eintrag' : `${formatNumber(data.records.length, 'de')} Einträge`}${data.gaps?.length ? `, ${formatNumber(data.gaps.length, 'de')} offen geblieben` : ''}`,
  DomainRegistered: ({ data, stream }) =>
    `Domain ${parseStreamId(stream)} für ${formatEuros(data.costCents)} registriert, läuft bis ${formatDate(data.expiresAt, 'de')}`,
  DomainTransferStarted: ({ stream }) => `Transfer von ${parseStreamId(stream)} begonnen`,
  DomainTransferCompleted: ({ data, stream }) =>
    `Transfer von ${parseStreamId(stream)} abgeschlossen, läuft bis ${formatDate(data.expiresAt, 'de')}`,
  DomainTransferFailed: ({ data, stream }) =>
    `Transfer von ${parseStreamId(stream)} gescheitert: ${data.code}`,
  DomainRenewed: ({ data, stream }) =>
    `Domain ${parseStreamId(stream)} für ${formatEuros(data.costCents)} verlängert bis ${formatDate(data.expiresAt, 'de')}`,
  DomainExpired: ({ stream }) => `Domain ${parseStreamId(stream)} ist abgelaufen`,
  DomainSuspended: ({ stream }) => `Domain ${parseStreamId(stream)} ist von der Registry gesperrt`,
  CertificateSeen: ({ data, stream }) =>
    `Zertifikat von ${parseStreamId(stream)} gesehen, gültig bis ${formatDate(data.notAfter, 'de')}`,
  DomainClaimed: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} für ${quote(getDisplayName(names.projects, data.projectId))} belegt${data.primary ? ' (Hauptadresse)' : ''}`,
  DomainReleased: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} von ${quote(getDisplayName(names.projects, data.projectId))} freigegeben`,

  ...licenseSentences,

  ...catalogueSentences,
  ...pluginSentences,
  ...purchaseSentences,
  ...legacyImportSentences,
  ...rolloutSentences,

  ServerAdded: ({ data }) =>
    `Server ${isolateName(data.name)} aufgenommen (${data.ipv4}, ${formatSlots(data.capacity)})`,
  ServerRequested: ({ data }) =>
    `Server ${quote(data.name)} angefordert (${data.ip}, ${formatSlots(data.capacity)})`,
  ServerValidationFailed: ({ data, stream }, names) =>
    `Coolify konnte Server ${getDisplayName(names.servers, parseStreamId(stream))} nicht einrichten: ${data.code}`,
  ServerValidationRepeated: ({ stream }, names) =>
    `Prüfung von Server ${getDisplayName(names.servers, parseStreamId(stream))} wiederholt`,
  ServerRequestWithdrawn: ({ stream }, names) =>
    `Aufnahme von Server ${getDisplayName(names.servers, parseStreamId(stream))} aufgegeben`,
  ServerDescribed: ({ data, stream }, names) =>
    `Angaben zu Server ${getDisplayName(names.servers, parseStreamId(stream))} geändert: ${formatList(Object.keys(data.fields).map((field) => serverFields[field] ?? field))}`,
  ServerPutInMaintenance: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} in Wartung genommen`,
  ServerWentOffline: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} ist nicht erreichbar`,
  ServerCameBack: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} ist wieder in Betrieb`,
  ServerCapacitySet: ({ data, stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} hat jetzt ${formatSlots(data.capacity)}`,
  ServerRemoved: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} entfernt`,
  ServerStrategyChosen: ({ data }, names) =>
    data.strategy === 'specific'
      ? `Neue Projekte kommen auf Server ${getDisplayName(names.servers, data.serverId ?? '')}`
      : `Verteilung neuer Projekte: ${serverTexts.strategies[data.strategy]}`,
  ServerClosedToNew: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} nimmt keine neuen Projekte an`,
  ServerOpenedToNew: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} nimmt wieder neue Projekte an`,

  CustomerRegistered: ({ stream }, names) =>
    `Kundendaten erfasst: ${getDisplayName(names.people, parseStreamId(stream))}`,
  EmailConfirmed: ({ stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat die E-Mail-Adresse bestätigt`,
  CustomerDetailsCorrected: ({ stream }, names) =>
    `Kontaktdaten von ${getDisplayName(names.people, parseStreamId(stream))} berichtigt`,
  StaffInvited: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} eingeladen, Rolle ${commonTexts.roles[data.role]}`,
  RoleGranted: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat jetzt die Rolle ${commonTexts.roles[data.role]}`,
  RoleWithdrawn: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat die Rolle ${commonTexts.roles[data.role]} nicht mehr`,
  PasswordResetRequested: ({ stream }, names) =>
    `Neues Passwort für ${getDisplayName(names.people, parseStreamId(stream))} angefordert`,
  PasswordSet: ({ stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat ein Passwort festgelegt`,
  ApiTokenIssued: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat API-Token ${data.tokenId.slice(-6)} ausgestellt: ${formatList(data.scopes)}, gültig bis ${formatDate(data.expiresAt, 'de')}`,
  ApiTokenRevoked: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} hat API-Token ${data.tokenId.slice(-6)} widerrufen`,

  AlertClosed: ({ data }) => `Meldung geschlossen: ${alertKindText(data.kind)} (${data.subject})`,
  DriftCheckOrdered: () => 'Abgleich mit den Anbietern angefordert',
  DriftIgnored: ({ data }) => `${describeDrift(data)}: bleibt so, bis sich etwas ändert`,
  DriftMendingOrdered: ({ data }) => `${describeDrift(data)}: ${driftTexts.ways[data.way].ordered}`,
  DriftMended: ({ data }) => `${describeDrift(data)}: ${driftTexts.ways[data.way].done}`,
  DriftMendingFailed: ({ data }) =>
    `${describeDrift(data)}: ${driftTexts.ways[data.way].failed} (${data.vendorText ?? data.code})`,
}

export const describeEvent = createEventDescriber(eventSentences)
