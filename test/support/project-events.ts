import type { EventOf, EventType } from '../../events'
import type { AnyStepId, ReleaseCause } from '../../events/codes'
import type { OrderCatalogue } from '../../src/domain/order/order-catalogue'
import type { OrderRequest } from '../../src/domain/order/validate-order'

export const noon = '2026-11-21T12:00:00.000Z'
export const projectId = '01993e5a-1111-7000-8000-00000000be12'
export const customerId = '01993e5a-2222-7000-8000-00000000be12'
export const serverId = '01993e5a-3333-7000-8000-0000000000a1'

const eventOf = <Type extends EventType>(type: Type, data: EventOf<Type>['data']) =>
  ({ type, data }) as EventOf<Type>

const priceDefaults = { projectType: 'business_directory', validFrom: '2026-01-01T00:00:00.000Z' }
const pluginPrice = (plugin: string, netCents: number, setupCents = 0) => ({
  ...priceDefaults,
  plugin,
  cycle: 'monthly' as const,
  netCents,
  setupCents,
  validUntil: null,
  withdrawn: false,
})

/** Two plugins, a bundle of both, a base type and a free type. */
export const catalogueOffer: OrderCatalogue = {
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
    ...['kontakt', 'impressum'].map((name) => ({ name, phase: 'v1' })),
    { name: 'entwurf', phase: 'alpha' },
  ],
  prices: [
    pluginPrice('kontakt', 2900, 1500),
    pluginPrice('impressum', 995),
    pluginPrice('entwurf', 100),
  ],
  baseDomains: [{ name: 'vrs.gmbh' }],
  ownBaseDomains: [{ name: 'vrs.gmbh' }, { name: 'vrs.example' }],
  ...{ resolvablePlugins: new Set(['kontakt', 'impressum', 'entwurf']), dependencies: {} },
}

/** What Frau Berger asks for: one plugin, paid by card. */
export const exampleOrderRequest: OrderRequest = {
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

export const projectOrdered = eventOf('ProjectOrdered', {
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

export const projectOrderedWith = (
  paymentMethod: typeof projectOrdered.data.paymentMethod,
  grossCents = projectOrdered.data.price.grossCents,
) =>
  eventOf('ProjectOrdered', {
    ...projectOrdered.data,
    paymentMethod,
    price: { ...projectOrdered.data.price, grossCents },
  })

export const paymentRequested = (attempt = 1) =>
  eventOf('PaymentRequested', { attempt, checkoutRef: `cs_${attempt}`, expiresAt: noon })
export const paymentSubmitted = (attempt = 1) =>
  eventOf('PaymentSubmitted', { attempt, paymentRef: `pi_${attempt}` })
export const paymentFailed = (attempt = 1) =>
  eventOf('PaymentFailed', { cause: 'declined', attempt })
/** Of money that was not due: it has no lines. */
export const undueRefundRequested = (grossCents = 1184) =>
  eventOf('RefundRequested', {
    refundId: 'f1',
    paymentRef: 'pi_1',
    lines: [],
    taxCents: 0,
    grossCents,
    cause: 'orderedTwice',
    way: 'stripe',
  })
/** Of the order's only line. */
export const refundRequested = (grossCents = 1184) => {
  const netCents = Math.round(grossCents / 1.19)
  return eventOf('RefundRequested', {
    ...undueRefundRequested(grossCents).data,
    lines: [{ code: 'impressum', kind: 'plugin', netCents }],
    taxCents: grossCents - netCents,
  })
}
export const refundApproved = eventOf('RefundApproved', { refundId: 'f1' })
export const refundIssued = eventOf('RefundIssued', {
  refundId: 'f1',
  refundRef: 're_1',
  way: 'stripe',
})
export const chargeDisputed = (reason = 'fraudulent') =>
  eventOf('ChargeDisputed', { paymentRef: 'pi_1', disputeRef: 'du_1', amountCents: 1184, reason })
export const disputeClosed = (outcome: 'won' | 'lost' | 'withdrawn' | 'prevented') =>
  eventOf('DisputeClosed', { disputeRef: 'du_1', outcome })
export const paymentReturned = (cause = 'fraudulent') =>
  eventOf('PaymentReturned', { paymentRef: 'pi_1', disputeRef: 'du_1', amountCents: 1184, cause })
export const invoiceApproved = eventOf('InvoiceTermsApproved', { dueDays: 14 })
export const paymentConfirmed = (amountCents = 1184, paymentRef = 'pi_1') =>
  eventOf('PaymentConfirmed', { amountCents, currency: 'EUR', paymentRef, via: 'stripe' })
export const freePaymentConfirmed = eventOf('PaymentConfirmed', {
  amountCents: 0,
  currency: 'EUR',
  paymentRef: `free:${projectId}`,
  via: 'free',
})
export const paymentMismatched = (receivedCents: number, currency = 'EUR') =>
  eventOf('PaymentMismatched', {
    paymentRef: 'pi_1',
    expectedCents: 1184,
    receivedCents,
    currency,
  })
export const paymentInExcess = (amountCents = 1184, paymentRef = 'R-2') =>
  eventOf('PaymentArrivedInExcess', { amountCents, currency: 'EUR', paymentRef })
export const paymentArrivedLate = eventOf('PaymentArrivedLate', {
  amountCents: 1184,
  currency: 'EUR',
  paymentRef: 'pi_1',
})
export const releaseWithheld = eventOf('ReleaseWithheld', {
  code: 'VERSIONS_MISSING',
  detail: 'impressum',
})
export const provisioningReleased = (cause: ReleaseCause = 'paid') =>
  eventOf('ProvisioningReleased', { cause })
export const orderCancelled = (cause: EventOf<'OrderCancelled'>['data']['cause'] = 'customer') =>
  eventOf('OrderCancelled', { cause })

export const serverAssigned = eventOf('ServerAssigned', {
  serverId,
  ipv4: '203.0.113.7',
  strategy: 'least_loaded',
})
export const otherServerId = '01993e5a-3333-7000-8000-0000000000a2'
export const serverReassigned = eventOf('ServerReassigned', {
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
  records: [
    { type: 'A', name: 'steuerberater.vrs.gmbh', content: '203.0.113.7', ttl: 300 },
    {
      type: 'CNAME',
      name: 'www.steuerberater.vrs.gmbh',
      content: 'steuerberater.vrs.gmbh',
      ttl: 300,
    },
  ],
})
export const dnsPropagated = eventOf('DnsPropagated', { nameservers: ['ns.inwx.de'] })
export const deploymentPrepared = eventOf('DeploymentPrepared', {
  coolifyProject: 'c-project',
  database: 'c-database',
  application: 'c-application',
})
export const runtimeKeyIssued = eventOf('RuntimeKeyIssued', { keyId: 'key-1' })
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
export const impressumPlugin = { name: 'impressum', version: '1.0.0', sha256: 'ab12' }
export const runtimeBooted = (bootId = 'boot-1', plugins = [impressumPlugin]) =>
  eventOf('RuntimeBooted', { bootId, coreVersion: '1.0.0', plugins, bootedInMs: 900 })
export const runtimeBootFailed = (code = 'PLUGINS_DIFFER') => eventOf('RuntimeBootFailed', { code })
export const siteVerified = eventOf('SiteVerified', {
  url: 'https://steuerberater.vrs.gmbh/',
  serverIp: '203.0.113.7',
  tls: null,
})
export const projectWentLive = eventOf('ProjectWentLive', {
  url: 'https://steuerberater.vrs.gmbh/',
})
export const provisioningPaused = eventOf('ProvisioningPaused', {})
export const projectSuspended = eventOf('ProjectSuspended', { cause: 'unpaid' })
export const projectArchived = eventOf('ProjectArchived', {})
export const teardownStarted = eventOf('TeardownStarted', {
  plan: [{ act: 'delete', what: 'application', name: 'vrs-steuerberater-koeln-0000be12' }],
  data: 'keep',
})
export const applicationRemoved = eventOf('ApplicationRemoved', {
  applications: ['c-application'],
  databases: [],
  data: 'keep',
})
export const dnsRemoved = eventOf('DnsRemoved', { zone: 'vrs.gmbh', records: [] })
export const customerWelcomed = eventOf('CustomerWelcomed', { messageId: '<welcome@vrs.gmbh>' })
export const provisioningStalled = (step: AnyStepId) =>
  eventOf('ProvisioningStalled', { step, errorClass: 'ours', code: 'BUG', owner: 'us' })
/** INWX refuses the domain until the customer gives other data. */
export const stalledAtDomain = (code: string) => [
  provisioningReleased(),
  eventOf('ServerAssigned', { serverId: 's', ipv4: '203.0.113.7', strategy: 's' }),
  eventOf('ProvisioningStalled', {
    step: 'domain',
    errorClass: 'permanent',
    vendor: 'inwx',
    code,
    owner: 'customer',
  }),
]
export const provisioningResumed = (step: AnyStepId, causeEventId: string) =>
  eventOf('ProvisioningResumed', { step, causeEventId })

export const renewalInvoiced = (
  domain: string,
  periodEnd: string,
  [netCents, taxCents]: readonly [number, number],
) =>
  eventOf('RenewalInvoiced', {
    domain,
    periodEnd,
    price: {
      netCents,
      taxCents,
      grossCents: netCents + taxCents,
      currency: 'EUR',
      taxRatePercent: 19,
      lines: [{ code: domain, kind: 'domain', netCents }],
    },
  })

/** From the order to a welcomed customer, as it goes when nothing goes wrong. */
export const wholePath = [
  projectOrdered,
  paymentRequested(),
  paymentConfirmed(),
  provisioningReleased(),
  serverAssigned,
  domainAssigned,
  dnsConfigured,
  dnsPropagated,
  deploymentPrepared,
  runtimeKeyIssued,
  deploymentStarted(),
  deploymentFinished(),
  runtimeBooted(),
  siteVerified,
  projectWentLive,
  customerWelcomed,
] as const

/** The path up to the first event of this type, that one included. */
export const pathUntil = (type: (typeof wholePath)[number]['type']) =>
  wholePath.slice(0, wholePath.findIndex((event) => event.type === type) + 1)
