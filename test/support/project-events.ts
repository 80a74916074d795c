import type { EventOf, EventType } from '../../events'
import type { ReleaseCause, WorkId } from '../../events/codes'
import type { Offer } from '../../src/domain/order/order-catalogue'
import type { OrderWish } from '../../src/domain/order/validate-order'

export const noon = '2026-11-21T12:00:00.000Z'
export const projectId = '01993e5a-1111-7000-8000-00000000be12'
export const customerId = '01993e5a-2222-7000-8000-00000000be12'
export const serverId = '01993e5a-3333-7000-8000-0000000000a1'

const eventOf = <Type extends EventType>(type: Type, data: EventOf<Type>['data']) =>
  ({ type, data }) as EventOf<Type>

const noPrices = { projectType: 'business_directory', validFrom: '2026-01-01T00:00:00.000Z' }
const priced = (plugin: string, netCents: number, setupCents = 0) => ({
  ...noPrices,
  plugin,
  cycle: 'monthly' as const,
  netCents,
  setupCents,
  validUntil: null,
  withdrawn: false,
})

/** Two plugins, a bundle of both, a base type and a free type. */
export const offer: Offer = {
  projectTypes: [
    { code: 'business_directory', isFree: false, isBase: true },
    { code: 'association', isFree: false, isBase: false },
    { code: 'intern', isFree: true, isBase: false },
  ],
  bundles: [
    {
      code: 'starter',
      projectType: 'business_directory',
      plugins: ['kontakt', 'impressum'],
      discountPercent: 10,
    },
  ],
  plugins: [
    { name: 'kontakt', phase: 'v1' },
    { name: 'impressum', phase: 'v1' },
    { name: 'entwurf', phase: 'alpha' },
  ],
  prices: [priced('kontakt', 2900, 1500), priced('impressum', 995), priced('entwurf', 100)],
  baseDomains: [{ name: 'vrs.gmbh' }],
  resolvable: new Set(['kontakt', 'impressum', 'entwurf']),
}

/** What Frau Berger asks for: one plugin, paid by card. */
export const bergerWish: OrderWish = {
  projectType: 'business_directory',
  name: 'Steuerberater Köln',
  slug: 'steuerberater-koeln',
  plugins: ['impressum'],
  billingCycle: 'monthly',
  domain: { kind: 'subdomain', label: 'steuerberater', baseDomain: 'vrs.gmbh' },
  paymentMethod: 'stripe_prepaid',
  business: { company: true, country: true },
  consents: { termsVersion: '2026-01', withdrawalWaived: true },
}

export const bergerOrdered = eventOf('ProjectOrdered', {
  orderNumber: '2026-00101',
  customerId,
  projectType: 'business_directory',
  name: 'Steuerberater Köln',
  slug: 'steuerberater-koeln',
  plugins: ['impressum'],
  billingCycle: 'monthly',
  price: {
    netCents: 995,
    taxCents: 189,
    grossCents: 1184,
    currency: 'EUR',
    taxRatePercent: 19,
    lines: [{ code: 'impressum', kind: 'plugin', netCents: 995 }],
  },
  domain: { kind: 'subdomain', name: 'steuerberater.vrs.gmbh', baseDomain: 'vrs.gmbh' },
  paymentMethod: 'stripe_prepaid',
  consents: { termsVersion: '2026-01', withdrawalWaived: true },
  isDemo: false,
})

export const orderedBy = (
  paymentMethod: typeof bergerOrdered.data.paymentMethod,
  grossCents = bergerOrdered.data.price.grossCents,
) =>
  eventOf('ProjectOrdered', {
    ...bergerOrdered.data,
    paymentMethod,
    price: { ...bergerOrdered.data.price, grossCents },
  })

export const requested = (attempt = 1) =>
  eventOf('PaymentRequested', { attempt, checkoutRef: `cs_${attempt}`, expiresAt: noon })
export const approved = eventOf('InvoiceTermsApproved', { dueDays: 14 })
export const paid = (amountCents = 1184, paymentRef = 'pi_1') =>
  eventOf('PaymentConfirmed', { amountCents, currency: 'EUR', paymentRef, via: 'stripe' })
export const givenAway = eventOf('PaymentConfirmed', {
  amountCents: 0,
  currency: 'EUR',
  paymentRef: `free:${projectId}`,
  via: 'free',
})
export const mismatched = (receivedCents: number, currency = 'EUR') =>
  eventOf('PaymentMismatched', {
    paymentRef: 'pi_1',
    expectedCents: 1184,
    receivedCents,
    currency,
  })
export const late = eventOf('PaymentArrivedLate', {
  amountCents: 1184,
  currency: 'EUR',
  paymentRef: 'pi_1',
})
export const released = (cause: ReleaseCause = 'paid') => eventOf('ProvisioningReleased', { cause })
export const cancelled = (cause: EventOf<'OrderCancelled'>['data']['cause'] = 'customer') =>
  eventOf('OrderCancelled', { cause })

export const serverAssigned = eventOf('ServerAssigned', {
  serverId,
  ipv4: '203.0.113.7',
  strategy: 'least_loaded',
})
export const otherServerId = '01993e5a-3333-7000-8000-0000000000a2'
export const reassigned = eventOf('ServerReassigned', {
  serverId: otherServerId,
  ipv4: '203.0.113.8',
  strategy: 'specific',
})
export const domainAssigned = eventOf('DomainAssigned', {
  domain: 'steuerberater.vrs.gmbh',
  zone: 'vrs.gmbh',
  kind: 'subdomain',
})
export const dnsConfigured = eventOf('DnsConfigured', {
  zone: 'vrs.gmbh',
  records: [{ type: 'A', name: 'steuerberater.vrs.gmbh', content: '203.0.113.7', ttl: 300 }],
})
export const dnsPropagated = eventOf('DnsPropagated', { nameservers: ['ns.inwx.de'] })
export const prepared = eventOf('DeploymentPrepared', {
  coolifyProject: 'c-project',
  database: 'c-database',
  application: 'c-application',
})
export const keyIssued = eventOf('RuntimeKeyIssued', { keyId: 'key-1' })
export const deploymentStarted = (deployment = 'd-1') =>
  eventOf('DeploymentStarted', { deployment })
export const deploymentFinished = (deployment = 'd-1') =>
  eventOf('DeploymentFinished', { deployment })
export const deploymentFailed = eventOf('DeploymentFailed', { deployment: 'd-1', cause: 'no disk' })
export const deploymentStalled = eventOf('ProvisioningStalled', {
  step: 'deployment',
  errorClass: 'permanent',
  vendor: 'coolify',
  code: 'DEPLOYMENT_FAILED',
  vendorText: 'no disk',
  owner: 'caseworker',
})
export const impressum = { name: 'impressum', version: '1.0.0', sha256: 'ab12' }
export const booted = (bootId = 'boot-1', plugins = [impressum]) =>
  eventOf('RuntimeBooted', { bootId, coreVersion: '1.0.0', plugins, bootedInMs: 900 })
export const bootFailed = (code = 'PLUGINS_DIFFER') => eventOf('RuntimeBootFailed', { code })
export const siteVerified = eventOf('SiteVerified', {
  url: 'https://steuerberater.vrs.gmbh/',
  serverIp: '203.0.113.7',
  tls: null,
})
export const wentLive = eventOf('ProjectWentLive', { url: 'https://steuerberater.vrs.gmbh/' })
export const paused = eventOf('ProvisioningPaused', {})
export const suspended = eventOf('ProjectSuspended', { cause: 'unpaid' })
export const archived = eventOf('ProjectArchived', {})
export const teardown = eventOf('TeardownStarted', {
  plan: [{ act: 'delete', what: 'application', name: 'vrs-steuerberater-koeln-0000be12' }],
  data: 'keep',
})
export const applicationRemoved = eventOf('ApplicationRemoved', {
  applications: ['c-application'],
  databases: [],
  data: 'keep',
})
export const dnsRemoved = eventOf('DnsRemoved', { zone: 'vrs.gmbh', records: [] })
export const welcomed = eventOf('CustomerWelcomed', { messageId: '<welcome@vrs.gmbh>' })
export const stalled = (step: WorkId) =>
  eventOf('ProvisioningStalled', { step, errorClass: 'ours', code: 'BUG', owner: 'us' })
export const resumed = (step: WorkId, causeEventId: string) =>
  eventOf('ProvisioningResumed', { step, causeEventId })

/** From the order to a welcomed customer, as it goes when nothing goes wrong. */
export const wholePath = [
  bergerOrdered,
  requested(),
  paid(),
  released(),
  serverAssigned,
  domainAssigned,
  dnsConfigured,
  dnsPropagated,
  prepared,
  keyIssued,
  deploymentStarted(),
  deploymentFinished(),
  booted(),
  siteVerified,
  wentLive,
  welcomed,
] as const

/** The path up to the first event of this type, that one included. */
export const pathUntil = (type: (typeof wholePath)[number]['type']) =>
  wholePath.slice(0, wholePath.findIndex((event) => event.type === type) + 1)
