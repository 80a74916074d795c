import type { DomainEvent, EventType } from '../../../events'
import { licenseStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { processes } from '../../../src/processes/all-processes'
import { heldLicense, orderPlugins, purchaseTerms } from '../../domain/purchase/purchase-examples'
import { appendEvents, testContext } from '../../support/append-events'
import { createPaidOrder } from './create-orders'
import type { MatrixEnvironment } from './matrix-environment'
import type { Scenario } from './scenario'

const send = ({ deps }: MatrixEnvironment, id: string, command: ProjectCommand) =>
  deps.handleProjectCommand(testContext, id, command)

const yearly = {
  ...purchaseTerms.offer.prices[1],
  plugin: 'kontakt',
  cycle: 'yearly',
  netCents: 30_000,
} as (typeof purchaseTerms.offer.prices)[number]
const terms = {
  ...purchaseTerms,
  offer: { ...purchaseTerms.offer, prices: [...purchaseTerms.offer.prices, yearly] },
  licenses: [heldLicense('kontakt')],
}

/** Another plugin, paid at once. */
const orderPaidPlugin = async (world: MatrixEnvironment, id: string) => {
  await send(world, id, orderPlugins({ ...terms, plugins: ['impressum'] }))
  const { events } = await world.deps.store.read(`project-${id}`)
  const ordered = events.findLast(({ type }) => type === 'PluginsOrdered')
  if (ordered?.type !== 'PluginsOrdered') throw new Error(`expected an order of ${id}, found none`)
  const { orderNumber, price } = ordered.data
  const money = { amountCents: price.grossCents, currency: 'EUR', paymentRef: `pi_later_${id}` }
  await send(world, id, {
    type: 'ConfirmPayment',
    data: { ...money, via: 'stripe', purchase: orderNumber },
  })
}

/** A renewal with an open checkout and a longer cycle; nobody pays them, and they are cancelled. */
const cancelPurchases = async (world: MatrixEnvironment, id: string) => {
  const [renewal, upgrade] = ['2026-00513', '2026-00514']
  await send(world, id, {
    type: 'OfferRenewal',
    data: { ...terms, orderNumber: renewal, plugins: ['kontakt'] },
  })
  const { sessionId, expiresAt } = await world.deps.stripe.ensureCheckout({
    key: `purchase:${id}:${renewal}:checkout:1`,
    projectId: id,
    attempt: 1,
    orderNumber: renewal,
    amountCents: 1184,
    currency: 'EUR',
    description: 'Verlängerung',
    successUrl: 'http://localhost/',
    cancelUrl: 'http://localhost/',
  })
  await send(world, id, {
    type: 'RequestPurchasePayment',
    data: { orderNumber: renewal, attempt: 1, checkoutRef: sessionId, expiresAt },
  })
  await send(world, id, {
    type: 'CancelPurchase',
    data: { orderNumber: renewal, cause: 'caseworker' },
  })
  await send(world, id, {
    type: 'OrderUpgrade',
    data: { ...terms, orderNumber: upgrade, plugin: 'kontakt', cycle: 'yearly' },
  })
  await send(world, id, {
    type: 'CancelPurchase',
    data: { orderNumber: upgrade, cause: 'caseworker' },
  })
}

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

/** What the dates of licenses bring about: a reminder, a suspension, and two ends. */
const reachLicenseDates = async ({ deps: { store } }: MatrixEnvironment, projectId: string) => {
  const append = (plugin: string, ...events: DomainEvent[]) =>
    appendEvents(store, licenseStream(projectId, plugin), ...events)
  const trial = (plugin: string, days: number): DomainEvent => ({
    type: 'TrialStarted',
    data: { projectId, plugin, endsAt: inDays(days) },
  })
  const issueLicense = (plugin: string, days: number): DomainEvent => ({
    type: 'LicenseIssued',
    data: {
      projectId,
      plugin,
      cycle: 'monthly',
      netCents: 900,
      source: 'order',
      paidUntil: inDays(days - 14),
      runsUntil: inDays(days),
      updatesUntil: inDays(days),
    },
  })
  const until = inDays(1)
  await append(
    'galerie',
    { type: 'TrialStarted', data: { projectId, plugin: 'galerie', endsAt: until } },
    {
      type: 'LicenseReminderRequested',
      data: { reminder: 'trialEndsTomorrow', until, runsUntil: until },
    },
  )
  await append('blog', trial('blog', -1), { type: 'TrialEnded', data: {} })
  const expiresAt = inDays(15)
  await append('crm', issueLicense('crm', -1), {
    type: 'LicenseSuspended',
    data: { cause: 'unpaid', expiresAt },
  })
  await append('pim', issueLicense('pim', -20), { type: 'LicenseExpired', data: {} })
}

const purchase = (
  name: string,
  action: (world: MatrixEnvironment, id: string) => Promise<void>,
  ...covers: EventType[]
): Scenario => ({
  name,
  queues: processes.map(({ queue }) => queue),
  createOrder: (world) => createPaidOrder(world),
  actions: [action],
  covers,
})

/** What a live project orders later. */
export const purchaseScenarios: readonly Scenario[] = [
  purchase('plugins ordered', orderPaidPlugin, 'PluginsOrdered', 'PurchaseReleased'),
  purchase(
    'purchases cancelled',
    cancelPurchases,
    'RenewalOffered',
    'LicenseUpgradeOrdered',
    'PurchaseCancelled',
  ),
  purchase(
    'license dates',
    reachLicenseDates,
    'LicenseReminderRequested',
    'LicenseSuspended',
    'LicenseExpired',
    'TrialEnded',
  ),
]
