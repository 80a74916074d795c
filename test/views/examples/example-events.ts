import type { EventType, RecordedEventOf } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { additionalDomainEventData, domainEventData } from './events/domain-events'
import { legacyImportEventData } from './events/legacy-import-events'
import { licenseEventData } from './events/license-events'
import { operationsEventData } from './events/operations-events'
import { pluginOrderEventData } from './events/plugin-order-events'
import { conflictStall } from './rows'

const projectId = '0199a1b2-0000-7000-8000-000000000001'
const price = {
  netCents: 4900,
  taxCents: 931,
  grossCents: 5831,
  currency: 'EUR',
  taxRatePercent: 19,
  lines: [{ code: 'directory', kind: 'plugin', netCents: 4900 }],
} as const

type DataOf = { [Type in EventType]: RecordedEventOf<Type>['data'] }

/** One example of every kind of event; a kind without one does not compile. */
const data: DataOf = {
  ...additionalDomainEventData,
  ...domainEventData,
  ...operationsEventData,
  ...pluginOrderEventData,
  ...legacyImportEventData,
  ProjectOrdered: {
    orderNumber: '2026-00417',
    customerId: 'c1',
    projectType: 'business_directory',
    name: 'Steuerberater Köln',
    slug: 'steuerberater-koeln',
    plugins: ['directory', 'kontakt'],
    billingCycle: 'monthly',
    price: { ...price, lines: [...price.lines] },
    domain: { kind: 'subdomain', name: 'steuerberater-koeln.vrs.localhost' },
    paymentMethod: 'stripe_prepaid',
    consents: { termsVersion: '2026-01', withdrawalWaived: true },
    isDemo: false,
  },
  OrderCancelled: { cause: 'expired' },
  PaymentRequested: { attempt: 1, checkoutRef: 'cs_1', expiresAt: '2026-11-21T13:00:00Z' },
  EmailConfirmationRequested: {},
  FreeOrderHeld: { cause: 'furtherProject' },
  InvoiceTermsApproved: { dueDays: 14 },
  PaymentConfirmed: { amountCents: 5831, currency: 'EUR', paymentRef: 'pi_1', via: 'stripe' },
  RenewalInvoiced: {
    domain: 'berger.example',
    periodEnd: '2027-11-21T12:00:00Z',
    price: { ...price, lines: [...price.lines] },
  },
  PaymentSubmitted: { attempt: 1, paymentRef: 'pi_1' },
  PaymentFailed: { cause: 'card_declined' },
  PaymentMismatched: {
    expectedCents: 5831,
    receivedCents: 5800,
    currency: 'EUR',
    paymentRef: 'pi_2',
  },
  PaymentArrivedLate: { amountCents: 5831, currency: 'EUR', paymentRef: 'pi_3' },
  PaymentArrivedInExcess: { amountCents: 5831, currency: 'EUR', paymentRef: 'R-2' },
  RefundRequested: {
    refundId: 'f1',
    paymentRef: 'pi_3',
    lines: [{ code: 'kontakt', kind: 'plugin', netCents: 4900 }],
    taxCents: 931,
    grossCents: 5831,
    cause: 'orderedTwice',
    way: 'stripe',
  },
  RefundApproved: { refundId: 'f1' },
  RefundDeclined: { refundId: 'f1' },
  RefundIssued: { refundId: 'f1', refundRef: 're_1', way: 'stripe' },
  RefundCompleted: { refundId: 'f1' },
  RefundFailed: { refundId: 'f1', cause: 'expired_or_canceled_card' },
  ReleaseWithheld: { code: 'VERSIONS_MISSING', detail: 'kontakt' },
  RenewalRefused: { paymentRef: 'R-1', domain: 'berger.de', periodEnd: '2027-11-21T10:00:00.000Z' },
  ChargeDisputed: {
    paymentRef: 'pi_1',
    disputeRef: 'du_1',
    amountCents: 1184,
    reason: 'fraudulent',
    answerBy: '2026-12-14T12:00:00.000Z',
  },
  DisputeClosed: { disputeRef: 'du_1', outcome: 'lost' },
  PaymentReturned: {
    paymentRef: 'pi_1',
    disputeRef: 'du_1',
    amountCents: 1184,
    cause: 'fraudulent',
  },
  ReturnedPaymentWrittenOff: { paymentRef: 'pi_1' },
  ProvisioningReleased: { cause: 'paid' },
  ServerAssigned: { serverId: 's1', ipv4: '203.0.113.7', strategy: 'least_loaded' },
  DomainAssigned: {
    domain: 'steuerberater-koeln.vrs.localhost',
    zone: 'vrs.localhost',
    kind: 'subdomain',
  },
  DnsConfigured: {
    zone: 'vrs.localhost',
    records: [{ type: 'A', name: 'steuerberater-koeln', content: '203.0.113.7', ttl: 300 }],
  },
  DnsPropagated: { nameservers: ['ns.inwx.de', 'ns2.inwx.de'] },
  DeploymentPrepared: { coolifyProject: 'cp1', database: 'db1', application: 'app1' },
  RuntimeKeyIssued: { keyId: 'k1' },
  DeploymentStarted: { deployment: 'd1' },
  DeploymentFinished: { deployment: 'd1' },
  DeploymentFailed: { deployment: 'd1', cause: 'build failed' },
  RuntimeBooted: {
    bootId: 'b1',
    coreVersion: '1.0.0',
    plugins: [{ name: 'directory', version: '1.4.0', sha256: 'a'.repeat(64) }],
    bootedInMs: 2340,
  },
  RuntimeBootFailed: { code: 'DIGEST_MISMATCH', plugin: 'directory' },
  SiteVerified: {
    url: 'https://steuerberater-koeln.vrs.localhost/',
    serverIp: '203.0.113.7',
    tls: { issuer: 'R11', notAfter: '2027-02-01T00:00:00Z' },
  },
  ProjectWentLive: { url: 'https://steuerberater-koeln.vrs.localhost/' },
  CustomerWelcomed: { messageId: 'm1' },
  TrackerLinkRequested: {},
  InvitationRequested: {},
  MailResendRequested: { mailId: '0199a1b2-0000-7000-8000-0000000000f1' },
  ProvisioningStalled: conflictStall,
  ProvisioningResumed: { step: 'preparation', causeEventId: 'e1' },
  ProjectSuspended: { cause: 'unpaid' },
  ProjectReinstated: {},
  SuspensionConfirmed: {},
  ReinstatementConfirmed: {},
  ProjectArchived: {},
  ServerReassigned: { serverId: 's1', ipv4: '203.0.113.8', strategy: 'specific' },
  DomainReplaced: {
    domain: { kind: 'subdomain', name: 'koeln.vrs.localhost', baseDomain: 'vrs.localhost' },
    before: 'steuerberater-koeln.vrs.localhost',
  },
  TransferCodeReplaced: {},
  RuntimeKeyRotated: { keyId: 'k2' },
  RuntimeKeyRevoked: { keyId: 'k1' },
  ProvisioningPaused: {},
  StepSkipped: { step: 'live' },
  TeardownStarted: { plan: [{ act: 'delete', what: 'application', name: 'app1' }], data: 'keep' },
  ApplicationRemoved: { applications: ['app1'], databases: [], data: 'keep' },
  DnsRemoved: {
    zone: 'vrs.localhost',
    records: [{ type: 'A', name: 'steuerberater-koeln', content: '203.0.113.7', ttl: 300 }],
  },
  ...licenseEventData,
  PluginListed: { name: 'directory', displayName: 'Verzeichnis', category: 'content' },
  PluginDescribed: { fields: { description: 'Ein Verzeichnis' } },
  PluginUnlisted: {},
  PluginRelisted: {},
  PluginFeatured: { isFeatured: true },
  PluginPhaseReached: { phase: 'v1' },
  PluginPriced: {
    projectType: 'business_directory',
    cycle: 'monthly',
    netCents: 4900,
    setupCents: 0,
    validFrom: '2026-01-01T00:00:00Z',
  },
  PluginPriceWithdrawn: { projectType: 'business_directory', cycle: 'yearly' },
  BasePriceChosen: { projectType: 'city_server', cycle: 'monthly' },
  PluginVersionPublished: {
    version: '1.4.0',
    runtime: 'bun',
    sha256: 'a'.repeat(64),
    size: 55_000,
    manifest: 'eyJ',
    minCore: '1.0.0',
    dependsOn: {},
    changelog: '',
    isStable: true,
    isBreaking: false,
  },
  PluginVersionReleased: { version: '1.4.0', runtime: 'bun' },
  ReleaseNotesCorrected: {
    version: '1.4.0',
    runtime: 'bun',
    changelog: '- Suche nach Ort',
    isBreaking: true,
  },
  PluginVersionYanked: { version: '1.3.0', runtime: 'bun', cause: 'Sicherheitslücke' },
  CurrentVersionChosen: { version: '1.4.0', runtime: 'bun' },
  BundleOffered: {
    code: 'verzeichnis-basic',
    displayName: 'Verzeichnis Basic',
    projectType: 'business_directory',
    billingCycle: 'monthly',
    isDefault: true,
  },
  BundleComposed: { plugins: ['directory', 'kontakt'], discountPercent: 10 },
  BundleWithdrawn: {},
  BundleDescribed: { fields: { displayNameEn: 'Directory Basic' } },
  ProjectTypeDescribed: { fields: { displayNameEn: 'Business directory' } },
  ProjectTypeOffered: {
    code: 'business_directory',
    displayName: 'Branchenverzeichnis',
    trialDays: 14,
    isFree: false,
    order: 2,
  },
  BaseTypeChosen: {},
  ProjectTypeWithdrawn: {},
  CategoryNamed: {
    code: 'content',
    displayName: 'Inhalte',
    icon: 'file',
    color: '#0b5d66',
    order: 1,
  },
  CategoryDescribed: { fields: { displayNameEn: 'Content' } },
  CategoryDropped: {},
  BaseDomainOffered: { name: 'vrs.localhost', displayName: 'VRS', isDefault: true },
  BaseDomainWithdrawn: {},
  CustomerRegistered: { sealed: { name: 'x', email: 'y' } },
  EmailConfirmed: {},
  CustomerDetailsCorrected: { sealed: { name: 'x', email: 'y' } },
  StaffInvited: { role: 'caseworker', sealed: {} },
  RoleGranted: { role: 'admin' },
  RoleWithdrawn: { role: 'admin' },
  PasswordResetRequested: { locale: 'de' },
  PasswordSet: {},
  ApiTokenIssued: { tokenId: 't1', scopes: ['projects:read'], expiresAt: '2026-12-20T00:00:00Z' },
  ApiTokenRevoked: { tokenId: 't1' },
}

const streamOf = (type: string) => {
  if (/^(License|PluginFirst)/.test(type)) return licenseStream(projectId, 'directory')
  if (/^Plugin|^Current|^BasePrice/.test(type)) return 'plugin-directory'
  if (type === 'ServerStrategyChosen') return 'server_pool-main'
  if (/^Server(?!Assigned|Reassigned)/.test(type)) return 'server-s1'
  if (/^Domain(Claimed|Released)/.test(type)) return 'domain-koeln.example'
  if (/^(Customer(?!Welcomed)|Staff|Role|Password|ApiToken)/.test(type)) return 'person-p1'
  if (/^Bundle/.test(type)) return 'bundle-verzeichnis-basic'
  if (/^ProjectType|^BaseType/.test(type)) return 'project_type-business_directory'
  return projectStream(projectId)
}

export const exampleEvents = Object.entries(data).map(
  ([type, of], index) =>
    ({
      type,
      data: of,
      id: `0199a1b2-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
      stream: streamOf(type),
      position: index + 1,
      number: String(index + 1),
      by: index % 3 === 0 ? 'person:p1' : index % 3 === 1 ? 'system:provisioning' : 'vendor:stripe',
      at: '2026-11-20T13:02:11.000Z',
      correlationId: '0199a1b2-0000-7000-8000-00000000c0de',
      causationId: '0199a1b2-0000-7000-8000-00000000ca5e',
      ...(index % 5 === 0 ? { reason: { code: 'causeRemoved' } } : {}),
    }) as unknown as RecordedEventOf<EventType> & { number: string },
)
