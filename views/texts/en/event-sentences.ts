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

const euro = (cents: number) => money(cents, 'en')
const said = quoted('“', '”')
const step = (id: keyof typeof steps.said) => said(steps.said[id].open)
const list = (items: readonly string[]) => new Intl.ListFormat('en').format(items)

const places = (many: number) => (many === 1 ? '1 place' : `${count(many, 'en')} places`)

const driftOf = ({ kind, subject }: { kind: DriftKind; subject: string }) =>
  `${drift.kinds[kind].title} (${subject})`

const causes = {
  customer: 'by the customer',
  caseworker: 'by casework',
  expired: 'because it was not paid in time',
  notFulfillable: 'because it cannot be fulfilled',
} as const
const releases = { paid: 'paid', invoiceTerms: 'by invoice', free: 'free of charge' } as const

export const sentences: Sentences = {
  ProjectOrdered: ({ data }, names) =>
    `Order ${data.orderNumber} over ${euro(data.price.grossCents)}: ${said(data.name)}, ${nameOf(names.projectTypes, data.projectType)}, ${common.paymentMethods[data.paymentMethod]}`,
  OrderCancelled: ({ data }) => `Order cancelled ${causes[data.cause]}`,
  PaymentRequested: ({ data }) =>
    `Payment requested (attempt ${data.attempt}), possible until ${day(data.expiresAt, 'en')}`,
  InvoiceTermsApproved: ({ data }) => `Invoice approved, due in ${data.dueDays} days`,
  PaymentConfirmed: ({ data }) =>
    data.via === 'free'
      ? 'Released free of charge, no payment needed'
      : `Payment of ${euro(data.amountCents)} confirmed (${data.via === 'bank' ? 'bank transfer' : 'Stripe'}, ${data.paymentRef})`,
  RenewalInvoiced: ({ data }) =>
    `Renewal of ${data.domain} invoiced: ${euro(data.price.grossCents)} from ${day(data.periodEnd, 'en')}`,
  PaymentFailed: ({ data }) => {
    const found = preflightTroubles[data.cause.replace('preflight:', '') as 'VOIDED']
    return found ? `Payment not taken: ${found.staff}` : `Payment failed: ${data.cause}`
  },
  PaymentMismatched: ({ data }) =>
    `Wrong amount received: ${euro(data.receivedCents)} instead of ${euro(data.expectedCents)} (${data.paymentRef})`,
  PaymentArrivedLate: ({ data }) =>
    `Payment of ${euro(data.amountCents)} received after the cancellation (${data.paymentRef})`,
  ProvisioningReleased: ({ data }) => `Provisioning released: ${releases[data.cause]}`,
  ServerAssigned: ({ data }, names) =>
    `Server ${nameOf(names.servers, data.serverId)} assigned (${data.ipv4})`,
  DomainAssigned: ({ data }) => `Domain ${data.domain} assigned`,
  DnsConfigured: ({ data }) =>
    `DNS configured for ${data.zone}: ${list(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DnsPropagated: ({ data }) => `Name is visible in DNS at ${list(data.nameservers)}`,
  DeploymentPrepared: ({ data }) =>
    `Deployment prepared: application ${data.application}, database ${data.database}`,
  RuntimeKeyIssued: ({ data }) => `Key ${data.keyId} issued for vrs-core`,
  DeploymentStarted: ({ data }) => `Deployment ${data.deployment} started`,
  DeploymentFinished: ({ data }) => `Deployment ${data.deployment} finished`,
  DeploymentFailed: ({ data }) => `Deployment ${data.deployment} failed: ${data.cause}`,
  RuntimeBooted: ({ data }) =>
    `vrs-core ${data.coreVersion} started in ${duration(data.bootedInMs, 'en')} with ${data.plugins.length === 1 ? '1 plugin' : `${count(data.plugins.length, 'en')} plugins`}`,
  RuntimeBootFailed: ({ data }) =>
    `vrs-core reports an error at the start: ${data.code}${data.plugin ? ` (${data.plugin})` : ''}`,
  SiteVerified: ({ data }) =>
    `Site ${data.url} verified on ${data.serverIp}${data.tls ? `, certificate valid until ${day(data.tls.notAfter, 'en')}` : ''}`,
  ProjectWentLive: ({ data }) => `Live at ${data.url}`,
  CustomerWelcomed: () => 'Welcome sent by e-mail',
  ProvisioningStalled: ({ data }) =>
    `Stalled at ${step(data.step)}: ${data.vendor ? `${common.vendors[data.vendor]} ` : ''}${data.code}`,
  ProvisioningResumed: ({ data }) =>
    data.rotatesKey
      ? 'Rotation of the key of vrs-core started'
      : `Step ${step(data.step)} started again`,
  ProjectSuspended: ({ data }) =>
    `Project suspended: ${reasons.suspension[data.cause] ?? data.cause}`,
  ProjectReinstated: () => 'Project reinstated',
  ProjectArchived: () => 'Project archived',

  ServerReassigned: ({ data }, names) =>
    `Server ${nameOf(names.servers, data.serverId)} is responsible now (${data.ipv4})`,
  DomainReplaced: ({ data }) => `Domain ${data.before} replaced by ${data.domain.name}`,
  TransferCodeReplaced: () => 'New auth code left',
  RuntimeKeyRotated: ({ data }) => `New key ${data.keyId} issued for vrs-core`,
  RuntimeKeyRevoked: ({ data }) => `Key ${data.keyId} for vrs-core revoked`,
  ProvisioningPaused: () => 'Provisioning paused',
  StepSkipped: ({ data }) => `Step ${step(data.step)} skipped`,
  TeardownStarted: ({ data }) =>
    `Teardown started, data ${data.data === 'keep' ? 'is kept' : 'will be erased'}`,
  ApplicationRemoved: ({ data }) =>
    `Application removed at Coolify, data ${data.data === 'keep' ? 'kept' : 'erased'}`,
  DnsRemoved: ({ data }) =>
    data.records.length === 1
      ? '1 DNS record removed'
      : `${count(data.records.length, 'en')} DNS records removed`,

  DomainAdded: ({ data }) =>
    `Further domain ${data.domain.name} added (${domains.kinds[data.domain.kind]})`,
  DomainBrought: ({ data }) => `Further domain ${data.domain} is with us`,
  DomainPointed: ({ data }) =>
    `DNS for ${data.domain} configured: ${list(data.records.map(({ type, name }) => `${type} ${name}`))}`,
  DomainMoved: ({ data }) => `${data.domain} leads to the new server now`,
  DomainReached: ({ data }) => `${data.domain} is visible in the DNS at ${list(data.nameservers)}`,
  DomainServed: ({ data }) =>
    `Site answers at ${data.url}${data.tls ? `, certificate valid until ${day(data.tls.notAfter, 'en')}` : ''}`,
  PrimaryRequested: ({ data }) => `${data.domain} is to become the primary domain`,
  PrimaryChosen: ({ data }) =>
    `${data.domain.name} is the primary domain now, ${data.before.domain.name} was before`,
  DomainDropped: ({ data }) => `Domain ${data.domain} is to be taken off the project`,
  DomainRemoved: ({ data }) => `Domain ${data.domain} taken off the project`,
  DomainStalled: ({ data }) =>
    `${data.domain} stalled at ${step(data.step)}: ${data.vendor ? `${common.vendors[data.vendor]} ` : ''}${data.code}`,
  DomainResumed: ({ data }) => `${data.domain} started again`,

  DomainOrdered: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} ordered for ${said(nameOf(names.projects, data.projectId))}`,
  ZoneCopied: ({ data, stream }) =>
    `Zone ${idIn(stream)} copied from the old provider: ${data.records.length === 1 ? '1 record' : `${count(data.records.length, 'en')} records`}`,
  DomainRegistered: ({ data, stream }) =>
    `Domain ${idIn(stream)} registered for ${euro(data.costCents)}, runs until ${day(data.expiresAt, 'en')}`,
  DomainTransferStarted: ({ stream }) => `Transfer of ${idIn(stream)} started`,
  DomainTransferCompleted: ({ data, stream }) =>
    `Transfer of ${idIn(stream)} completed, runs until ${day(data.expiresAt, 'en')}`,
  DomainTransferFailed: ({ data, stream }) => `Transfer of ${idIn(stream)} failed: ${data.code}`,
  DomainRenewed: ({ data, stream }) =>
    `Domain ${idIn(stream)} renewed for ${euro(data.costCents)} until ${day(data.expiresAt, 'en')}`,
  DomainExpired: ({ stream }) => `Domain ${idIn(stream)} has expired`,
  DomainSuspended: ({ stream }) => `Domain ${idIn(stream)} was suspended by its registry`,
  CertificateSeen: ({ data, stream }) =>
    `Certificate of ${idIn(stream)} seen, valid until ${day(data.notAfter, 'en')}`,
  DomainClaimed: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} claimed for ${said(nameOf(names.projects, data.projectId))}${data.primary ? ' (main address)' : ''}`,
  DomainReleased: ({ data, stream }, names) =>
    `Domain ${idIn(stream)} released by ${said(nameOf(names.projects, data.projectId))}`,

  LicenseIssued: ({ data }, names) =>
    `License for ${nameOf(names.plugins, data.plugin)} issued, ${common.cycles[data.cycle]} ${euro(data.netCents)} net`,
  LicenseSuspended: ({ stream }, names) =>
    `License for ${nameOf(names.plugins, pluginIn(stream))} suspended`,
  LicenseReinstated: ({ stream }, names) =>
    `License for ${nameOf(names.plugins, pluginIn(stream))} reinstated`,
  LicenseRevoked: ({ stream }, names) =>
    `License for ${nameOf(names.plugins, pluginIn(stream))} revoked`,
  PluginFirstDownloaded: ({ data, stream }, names) =>
    `Plugin ${nameOf(names.plugins, pluginIn(stream))} ${data.version} downloaded for the first time`,

  PluginListed: ({ data }) => `Plugin ${said(data.displayName)} (${data.name}) listed`,
  PluginDescribed: ({ data, stream }) =>
    `Description of ${idIn(stream)} changed: ${list(Object.keys(data.fields))}`,
  PluginPhaseReached: ({ data, stream }) => `Plugin ${idIn(stream)} reached phase ${data.phase}`,
  PluginPriced: ({ data, stream }, names) =>
    `Price of ${idIn(stream)} for ${nameOf(names.projectTypes, data.projectType)}: ${common.cycles[data.cycle]} ${euro(data.netCents)} net, setup ${euro(data.setupCents)}`,
  PluginPriceWithdrawn: ({ data, stream }, names) =>
    `Price of ${idIn(stream)} for ${nameOf(names.projectTypes, data.projectType)} withdrawn (${common.cycles[data.cycle]})`,
  PluginVersionPublished: ({ data, stream }) =>
    `Version ${data.version} of ${idIn(stream)} published (${data.runtime}, ${count(data.size / 1024, 'en')} KiB)`,
  PluginVersionYanked: ({ data, stream }) =>
    `Version ${data.version} of ${idIn(stream)} yanked: ${data.cause}`,
  CurrentVersionChosen: ({ data, stream }) =>
    `Version ${data.version} of ${idIn(stream)} is current now (${data.runtime})`,

  BundleOffered: ({ data }, names) =>
    `Bundle ${said(data.displayName)} offered for ${nameOf(names.projectTypes, data.projectType)}`,
  BundleComposed: ({ data, stream }) =>
    `Bundle ${idIn(stream)} composed: ${list(data.plugins)}${data.discountPercent ? `, ${data.discountPercent} % discount` : ''}`,
  BundleWithdrawn: ({ stream }) => `Bundle ${idIn(stream)} withdrawn`,
  ProjectTypeOffered: ({ data }) =>
    `Project type ${said(data.displayName)} offered, ${data.trialDays} days of trial`,
  BaseTypeChosen: ({ stream }) => `Project type ${idIn(stream)} is the base of the prices`,
  ProjectTypeWithdrawn: ({ stream }) => `Project type ${idIn(stream)} withdrawn`,
  CategoryNamed: ({ data }) => `Category ${said(data.displayName)} named`,
  BaseDomainOffered: ({ data }) =>
    `Base domain ${data.name} offered${data.isDefault ? ', as the default' : ''}`,
  BaseDomainWithdrawn: ({ stream }) => `Base domain ${idIn(stream)} withdrawn`,

  ServerAdded: ({ data }) => `Server ${data.name} added (${data.ipv4}, ${places(data.capacity)})`,
  ServerRequested: ({ data }) =>
    `Server ${said(data.name)} requested (${data.ip}, ${places(data.capacity)})`,
  ServerValidationFailed: ({ data, stream }, names) =>
    `Coolify could not set up server ${nameOf(names.servers, idIn(stream))}: ${data.code}`,
  ServerValidationRepeated: ({ stream }, names) =>
    `Check of server ${nameOf(names.servers, idIn(stream))} repeated`,
  ServerRequestWithdrawn: ({ stream }, names) =>
    `Adding server ${nameOf(names.servers, idIn(stream))} given up`,
  ServerDescribed: ({ data, stream }, names) =>
    `Details of server ${nameOf(names.servers, idIn(stream))} changed: ${list(Object.keys(data.fields))}`,
  ServerPutInMaintenance: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} put in maintenance`,
  ServerWentOffline: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} is out of reach`,
  ServerCameBack: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} is back in operation`,
  ServerCapacitySet: ({ data, stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} now has ${places(data.capacity)}`,
  ServerRemoved: ({ stream }, names) => `Server ${nameOf(names.servers, idIn(stream))} removed`,
  ServerStrategyChosen: ({ data }, names) =>
    data.strategy === 'specific'
      ? `New projects go to server ${nameOf(names.servers, data.serverId ?? '')}`
      : `How new projects are spread: ${servers.strategies[data.strategy].toLowerCase()}`,
  ServerClosedToNew: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} takes no new projects`,
  ServerOpenedToNew: ({ stream }, names) =>
    `Server ${nameOf(names.servers, idIn(stream))} takes new projects again`,

  CustomerRegistered: ({ stream }, names) =>
    `${nameOf(names.people, idIn(stream))} registered as a customer`,
  StaffInvited: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} invited, role ${common.roles[data.role]}`,
  RoleGranted: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} now has the role ${common.roles[data.role]}`,
  RoleWithdrawn: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} no longer has the role ${common.roles[data.role]}`,
  PasswordSet: ({ stream }, names) => `${nameOf(names.people, idIn(stream))} set a password`,
  ApiTokenIssued: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} issued API token ${data.tokenId.slice(-6)}: ${list(data.scopes)}, valid until ${day(data.expiresAt, 'en')}`,
  ApiTokenRevoked: ({ data, stream }, names) =>
    `${nameOf(names.people, idIn(stream))} revoked API token ${data.tokenId.slice(-6)}`,

  DriftCheckOrdered: () => 'Comparison with the vendors requested',
  DriftIgnored: ({ data }) => `${driftOf(data)}: stays as it is until something changes`,
  DriftMendingOrdered: ({ data }) => `${driftOf(data)}: ${drift.ways[data.way].ordered}`,
  DriftMended: ({ data }) => `${driftOf(data)}: ${drift.ways[data.way].done}`,
  DriftMendingFailed: ({ data }) =>
    `${driftOf(data)}: ${drift.ways[data.way].failed} (${data.vendorText ?? data.code})`,
}

export const sentenceOf = tellerOf(sentences)
