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

const formatEuros = (cents: number) => formatMoney(cents, 'en')
const quote = createQuote('“', '”')
const quoteStep = (id: keyof typeof stepTexts.labels) => quote(stepTexts.labels[id].open)
const formatList = (items: readonly string[]) => new Intl.ListFormat('en').format(items)

const formatSlots = (many: number) =>
  many === 1 ? '1 place' : `${formatNumber(many, 'en')} places`

const describeDrift = ({ kind, subject }: { kind: DriftKind; subject: string }) =>
  `${driftTexts.kinds[kind].title} (${subject})`

const cancellationCauses = {
  customer: 'by the customer',
  caseworker: 'by casework',
  expired: 'because its deadline passed',
  notFulfillable: 'because it cannot be fulfilled',
} as const
const freeOrderHolds = {
  furtherProject: 'there is already a free project under this address',
  disposableAddress: 'the address is with a provider of disposable addresses',
} as const
const releaseCauses = { paid: 'paid', invoiceTerms: 'by invoice', free: 'free of charge' } as const

const eventSentences: EventSentences = {
  ProjectOrdered: ({ data }, names) =>
    `Order ${data.orderNumber} over ${formatEuros(data.price.grossCents)}: ${quote(data.name)}, ${getDisplayName(names.projectTypes, data.projectType)}, ${commonTexts.paymentMethods[data.paymentMethod]}`,
  OrderCancelled: ({ data }) => `Order cancelled ${cancellationCauses[data.cause]}`,
  EmailConfirmationRequested: () => 'Customer asked to confirm the e-mail address',
  FreeOrderHeld: ({ data }) =>
    `Order free of charge waits for approval: ${freeOrderHolds[data.cause]}`,
  PaymentRequested: ({ data }) =>
    `Payment requested (attempt ${data.attempt}), possible until ${formatDate(data.expiresAt, 'en')}`,
  InvoiceTermsApproved: ({ data }) => `Invoice approved, due in ${data.dueDays} days`,
  PaymentConfirmed: ({ data }) =>
    data.via === 'free'
      ? 'Released free of charge, no payment needed'
      : `Payment of ${formatEuros(data.amountCents)} confirmed (${data.via === 'bank' ? 'bank transfer' : 'Stripe'}, ${data.paymentRef})`,
  RenewalInvoiced: ({ data }) =>
    `Renewal of ${data.domain} invoiced: ${formatEuros(data.price.grossCents)} from ${formatDate(data.periodEnd, 'en')}`,
  PaymentSubmitted: ({ data }) =>
    `Direct debit ordered (attempt ${data.attempt}, ${data.paymentRef})`,
  PaymentFailed: ({ data }) => {
    const found = preflightTroubles[(findVoidCode(data.cause) ?? data.cause) as 'VOIDED']
    return found ? `Payment not taken: ${found.staff}` : `Payment failed: ${data.cause}`
  },
  PaymentMismatched: ({ data }) =>
    `Wrong amount received: ${formatEuros(data.receivedCents)} instead of ${formatEuros(data.expectedCents)} (${data.paymentRef})`,
  PaymentArrivedLate: ({ data }) =>
    `Payment of ${formatEuros(data.amountCents)} received after the cancellation (${data.paymentRef})`,
  PaymentArrivedInExcess: ({ data }) =>
    `Payment of ${formatEuros(data.amountCents)} received although nothing was due (${data.paymentRef})`,
  RefundRequested: ({ data }) =>
    data.cause === 'madeAtStripe'
      ? `Refunded at Stripe: ${formatEuros(data.grossCents)} (${data.paymentRef})`
      : `Refund of ${formatEuros(data.grossCents)} requested (${data.paymentRef})`,
  RefundApproved: () => 'Refund approved',
  RefundDeclined: () => 'Refund declined',
  RefundIssued: ({ data }) =>
    data.way === 'stripe'
      ? `Refund ordered at Stripe (${data.refundRef})`
      : `Refund paid by bank transfer (${data.refundRef})`,
  RefundCompleted: () => 'Refund completed',
  RefundFailed: ({ data }) =>
    `Refund failed at Stripe (${disputeTexts.refundFailures[data.cause] ?? data.cause})`,
  ReleaseWithheld: ({ data: { code, detail } }) => {
    const reason = preflightTroubles[code as 'VOIDED']?.staff ?? code
    return `Paid but not released: ${detail ? `${reason} (${detail})` : reason}`
  },
  RenewalRefused: ({ data }) =>
    `Renewal of ${data.domain} came too late and was not carried out (${data.paymentRef})`,
  ChargeDisputed: ({ data }) =>
    `Bank asks ${formatEuros(data.amountCents)} back (${disputeTexts.reasons[data.reason] ?? data.reason}, ${data.paymentRef})`,
  DisputeClosed: ({ data }) =>
    `Dispute ${disputeTexts.outcomes[data.outcome]} (${data.disputeRef})`,
  PaymentReturned: ({ data }) =>
    `${formatEuros(data.amountCents)} taken back by the bank (${disputeTexts.reasons[data.cause] ?? data.cause}, ${data.paymentRef})`,
  ReturnedPaymentWrittenOff: ({ data }) => `Returned payment written off (${data.paymentRef})`,
  ProvisioningReleased: ({ data }) => `Provisioning released: ${releaseCauses[data.cause]}`,
  ServerAssigned: ({ data }, names) =>
    `Server ${getDisplayName(names.servers, data.serverId)} assigned (${data.ipv4})`,
  DomainAssigned: ({ data }) => `Domain ${data.domain} assigned`,
  DnsConfigured: ({ data }) =>
    `DNS configured for ${data.zone}: ${formatList(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DnsPropagated: ({ data }) => `Name is visible in DNS at ${formatList(data.nameservers)}`,
  DeploymentPrepared: ({ data }) =>
    `Deployment prepared: application ${data.application}, database ${data.database}`,
  RuntimeKeyIssued: ({ data }) => `Key ${data.keyId} issued for vrs-core`,
  DeploymentStarted: ({ data }) => `Deployment ${data.deployment} started`,
  DeploymentFinished: ({ data }) => `Deployment ${data.deployment} finished`,
  DeploymentFailed: ({ data }) => `Deployment ${data.deployment} failed: ${data.cause}`,
  RuntimeBooted: ({ data }) =>
    `vrs-core ${data.coreVersion} started in ${formatDuration(data.bootedInMs, 'en')} with ${data.plugins.length === 1 ? '1 plugin' : `${formatNumber(data.plugins.length, 'en')} plugins`}`,
  RuntimeBootFailed: ({ data }) =>
    `vrs-core reports an error at the start: ${data.code}${data.plugin ? ` (${data.plugin})` : ''}`,
  SiteVerified: ({ data }) =>
    `Site ${data.url} verified on ${data.serverIp}${data.tls ? `, certificate valid until ${formatDate(data.tls.notAfter, 'en')}` : ''}`,
  ProjectWentLive: ({ data }) => `Live at ${data.url}`,
  CustomerWelcomed: () => 'Welcome sent by e-mail',
  TrackerLinkRequested: () => 'The link to the order was requested again',
  InvitationRequested: () => 'A new invitation to the website was requested',
  MailResendRequested: () => 'Requested to send an email again',
  ProvisioningStalled: ({ data }) =>
    `Stalled at ${quoteStep(data.step)}: ${data.vendor ? `${commonTexts.vendors[data.vendor]} ` : ''}${data.code}`,
  ProvisioningResumed: ({ data }) =>
    data.rotatesKey
      ? 'Rotation of the key of vrs-core started'
      : `Step ${quoteStep(data.step)} started again`,
  ProjectSuspended: ({ data }) =>
    `Project suspended: ${isOneOf(reasonCodes, data.cause) ? reasonTexts[data.cause] : data.cause}`,
  ProjectReinstated: () => 'Project reinstated',
  SuspensionConfirmed: () => 'Suspension in effect: the website has taken it over',
  ReinstatementConfirmed: () => 'Reinstatement in effect: the website can be reached again',
  ProjectArchived: () => 'Project archived',

  ServerReassigned: ({ data }, names) =>
    `Server ${getDisplayName(names.servers, data.serverId)} is responsible now (${data.ipv4})`,
  DomainReplaced: ({ data }) => `Domain ${data.before} replaced by ${data.domain.name}`,
  TransferCodeReplaced: () => 'New auth code left',
  RuntimeKeyRotated: ({ data }) => `New key ${data.keyId} issued for vrs-core`,
  RuntimeKeyRevoked: ({ data }) => `Key ${data.keyId} for vrs-core revoked`,
  ProvisioningPaused: () => 'Provisioning paused',
  StepSkipped: ({ data }) => `Step ${quoteStep(data.step)} skipped`,
  TeardownStarted: ({ data }) =>
    `Teardown started, data ${data.data === 'keep' ? 'is kept' : 'will be erased'}`,
  ApplicationRemoved: ({ data }) =>
    `Application removed at Coolify, data ${data.data === 'keep' ? 'kept' : 'erased'}`,
  DnsRemoved: ({ data }) =>
    data.records.length === 1
      ? '1 DNS record removed'
      : `${formatNumber(data.records.length, 'en')} DNS records removed`,

  DomainAdded: ({ data }) =>
    `Further domain ${data.domain.name} added (${domainTexts.kinds[data.domain.kind]})`,
  DomainBrought: ({ data }) => `Further domain ${data.domain} is with us`,
  DomainPointed: ({ data }) =>
    `DNS for ${data.domain} configured: ${formatList(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DomainMoved: ({ data }) => `${data.domain} leads to the new server now`,
  DomainReached: ({ data }) =>
    `${data.domain} is visible in the DNS at ${formatList(data.nameservers)}`,
  DomainServed: ({ data }) =>
    `Site answers at ${data.url}${data.tls ? `, certificate valid until ${formatDate(data.tls.notAfter, 'en')}` : ''}`,
  PrimaryRequested: ({ data }) => `${data.domain} is to become the primary domain`,
  PrimaryChosen: ({ data }) =>
    `${data.domain.name} is the primary domain now, ${data.before.domain.name} was before`,
  DomainDropped: ({ data }) => `Domain ${data.domain} is to be taken off the project`,
  DomainRemoved: ({ data }) => `Domain ${data.domain} taken off the project`,
  DomainStalled: ({ data }) =>
    `${data.domain} stalled at ${quoteStep(data.step)}: ${data.vendor ? `${commonTexts.vendors[data.vendor]} ` : ''}${data.code}`,
  DomainResumed: ({ data }) => `${data.domain} started again`,

  DomainOrdered: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} ordered for ${quote(getDisplayName(names.projects, data.projectId))}`,
  ZoneCopied: ({ data, stream }) =>
    `Zone ${parseStreamId(stream)} copied from the old provider: ${data.records.length === 1 ? '1 record' : `${formatNumber(data.records.length, 'en')} records`}${data.gaps?.length ? `, ${formatNumber(data.gaps.length, 'en')} left open` : ''}`,
  DomainRegistered: ({ data, stream }) =>
    `Domain ${parseStreamId(stream)} registered for ${formatEuros(data.costCents)}, runs until ${formatDate(data.expiresAt, 'en')}`,
  DomainTransferStarted: ({ stream }) => `Transfer of ${parseStreamId(stream)} started`,
  DomainTransferCompleted: ({ data, stream }) =>
    `Transfer of ${parseStreamId(stream)} completed, runs until ${formatDate(data.expiresAt, 'en')}`,
  DomainTransferFailed: ({ data, stream }) =>
    `Transfer of ${parseStreamId(stream)} failed: ${data.code}`,
  DomainRenewed: ({ data, stream }) =>
    `Domain ${parseStreamId(stream)} renewed for ${formatEuros(data.costCents)} until ${formatDate(data.expiresAt, 'en')}`,
  DomainExpired: ({ stream }) => `Domain ${parseStreamId(stream)} has expired`,
  DomainSuspended: ({ stream }) => `Domain ${parseStreamId(stream)} was suspended by its registry`,
  CertificateSeen: ({ data, stream }) =>
    `Certificate of ${parseStreamId(stream)} seen, valid until ${formatDate(data.notAfter, 'en')}`,
  DomainClaimed: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} claimed for ${quote(getDisplayName(names.projects, data.projectId))}${data.primary ? ' (main address)' : ''}`,
  DomainReleased: ({ data, stream }, names) =>
    `Domain ${parseStreamId(stream)} released by ${quote(getDisplayName(names.projects, data.projectId))}`,

  ...licenseSentences,

  ...catalogueSentences,
  ...pluginSentences,
  ...purchaseSentences,
  ...legacyImportSentences,
  ...rolloutSentences,

  ServerAdded: ({ data }) =>
    `Server ${isolateName(data.name)} added (${data.ipv4}, ${formatSlots(data.capacity)})`,
  ServerRequested: ({ data }) =>
    `Server ${quote(data.name)} requested (${data.ip}, ${formatSlots(data.capacity)})`,
  ServerValidationFailed: ({ data, stream }, names) =>
    `Coolify could not set up server ${getDisplayName(names.servers, parseStreamId(stream))}: ${data.code}`,
  ServerValidationRepeated: ({ stream }, names) =>
    `Check of server ${getDisplayName(names.servers, parseStreamId(stream))} repeated`,
  ServerRequestWithdrawn: ({ stream }, names) =>
    `Adding server ${getDisplayName(names.servers, parseStreamId(stream))} given up`,
  ServerDescribed: ({ data, stream }, names) =>
    `Details of server ${getDisplayName(names.servers, parseStreamId(stream))} changed: ${formatList(Object.keys(data.fields))}`,
  ServerPutInMaintenance: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} put in maintenance`,
  ServerWentOffline: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} is out of reach`,
  ServerCameBack: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} is back in operation`,
  ServerCapacitySet: ({ data, stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} now has ${formatSlots(data.capacity)}`,
  ServerRemoved: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} removed`,
  ServerStrategyChosen: ({ data }, names) =>
    data.strategy === 'specific'
      ? `New projects go to server ${getDisplayName(names.servers, data.serverId ?? '')}`
      : `How new projects are spread: ${serverTexts.strategies[data.strategy].toLowerCase()}`,
  ServerClosedToNew: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} takes no new projects`,
  ServerOpenedToNew: ({ stream }, names) =>
    `Server ${getDisplayName(names.servers, parseStreamId(stream))} takes new projects again`,

  CustomerRegistered: ({ stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} registered as a customer`,
  EmailConfirmed: ({ stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} confirmed the e-mail address`,
  CustomerDetailsCorrected: ({ stream }, names) =>
    `Contact details of ${getDisplayName(names.people, parseStreamId(stream))} corrected`,
  StaffInvited: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} invited, role ${commonTexts.roles[data.role]}`,
  RoleGranted: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} now has the role ${commonTexts.roles[data.role]}`,
  RoleWithdrawn: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} no longer has the role ${commonTexts.roles[data.role]}`,
  PasswordResetRequested: ({ stream }, names) =>
    `A new password was requested for ${getDisplayName(names.people, parseStreamId(stream))}`,
  PasswordSet: ({ stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} set a password`,
  ApiTokenIssued: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} issued API token ${data.tokenId.slice(-6)}: ${formatList(data.scopes)}, valid until ${formatDate(data.expiresAt, 'en')}`,
  ApiTokenRevoked: ({ data, stream }, names) =>
    `${getDisplayName(names.people, parseStreamId(stream))} revoked API token ${data.tokenId.slice(-6)}`,

  AlertClosed: ({ data }) => `Alert closed: ${alertKindText(data.kind)} (${data.subject})`,
  DriftCheckOrdered: () => 'Comparison with the vendors requested',
  DriftIgnored: ({ data }) => `${describeDrift(data)}: stays as it is until something changes`,
  DriftMendingOrdered: ({ data }) => `${describeDrift(data)}: ${driftTexts.ways[data.way].ordered}`,
  DriftMended: ({ data }) => `${describeDrift(data)}: ${driftTexts.ways[data.way].done}`,
  DriftMendingFailed: ({ data }) =>
    `${describeDrift(data)}: ${driftTexts.ways[data.way].failed} (${data.vendorText ?? data.code})`,
}

export const describeEvent = createEventDescriber(eventSentences)
