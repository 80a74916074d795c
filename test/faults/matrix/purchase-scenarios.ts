import type { DomainEvent, EventType, RecordedEvent } from '../../../events'
import { licenseStream } from '../../../events/streams'
import {
  addDays,
  findBerlinDay,
  startOfBerlinDay,
} from '../../../src/domain/calendar/berlin-calendar'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { processes } from '../../../src/processes/all-processes'
import { heldLicense, orderPlugins, purchaseTerms } from '../../domain/purchase/purchase-examples'
import { appendEvents, testContext } from '../../support/append-events'
import { createPaidOrder } from './create-orders'
import type { MatrixEnvironment } from './matrix-environment'
import type { Scenario } from './scenario'

type Offered = (typeof purchaseTerms.offer.prices)[number]

const send = ({ deps }: MatrixEnvironment, id: string, command: ProjectCommand) =>
  deps.handleProjectCommand(testContext, id, command)

const yearly = ['kontakt', 'impressum'].map(
  (plugin) =>
    ({ ...purchaseTerms.offer.prices[1], plugin, cycle: 'yearly', netCents: 30_000 }) as Offered,
)
const terms = {
  ...purchaseTerms,
  offer: { ...purchaseTerms.offer, prices: [...purchaseTerms.offer.prices, ...yearly] },
  licenses: [heldLicense('kontakt')],
}

const orderTypes = ['PluginsOrdered', 'RenewalOffered', 'LicenseUpgradeOrdered'] as const
type PurchaseOrdered = Extract<RecordedEvent, { type: (typeof orderTypes)[number] }>
const isPurchaseOrdered = (event: RecordedEvent): event is PurchaseOrdered =>
  orderTypes.some((type) => type === event.type)

/** Orders it, and pays it at once. */
const buy = async (
  world: MatrixEnvironment,
  id: string,
  command: Extract<ProjectCommand, { type: 'OrderPlugins' | 'OfferRenewal' | 'OrderUpgrade' }>,
) => {
  await send(world, id, command)
  const { events } = await world.deps.store.read(`project-${id}`)
  const ordered = events.at(-1)
  if (!ordered || !isPurchaseOrdered(ordered))
    throw new Error(`expected a purchase of ${id}, found ${ordered?.type}`)
  const { orderNumber, price } = ordered.data
  const money = { amountCents: price.grossCents, currency: 'EUR', paymentRef: `pi_later_${id}` }
  await send(world, id, {
    type: 'ConfirmPayment',
    data: { ...money, via: 'stripe', purchase: orderNumber },
  })
}

/** Another plugin, paid at once. */
const orderPaidPlugin = (world: MatrixEnvironment, id: string) =>
  buy(world, id, orderPlugins({ ...terms, plugins: ['impressum'] }))

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

/** The license of a plugin that the order does not have, and what purchases are told of it. */
const heldTerms = async (
  { deps: { store } }: MatrixEnvironment,
  projectId: string,
  status: 'active' | 'trial',
) => {
  const now = new Date().toISOString()
  const paidUntil = startOfBerlinDay(addDays(findBerlinDay(now), 20))
  const issued: DomainEvent =
    status === 'trial'
      ? { type: 'TrialStarted', data: { projectId, plugin: 'impressum', endsAt: inDays(10) } }
      : {
          type: 'LicenseIssued',
          data: {
            ...{ projectId, plugin: 'impressum', cycle: 'monthly', netCents: 995 },
            ...{ source: 'order', paidUntil, runsUntil: inDays(34), updatesUntil: inDays(34) },
          },
        }
  await appendEvents(store, licenseStream(projectId, 'impressum'), issued)
  const held = heldLicense('impressum', {
    ...{ status, issuedAt: now },
    ...(status === 'trial' ? { cycle: null, paidUntil: null } : { paidUntil }),
  })
  return { ...terms, now, licenses: [held] }
}

const renewLicense = async (world: MatrixEnvironment, id: string) => {
  const data = { ...(await heldTerms(world, id, 'active')), plugins: ['impressum'] }
  await buy(world, id, { type: 'OfferRenewal', data })
}

const upgradeLicense = async (world: MatrixEnvironment, id: string) => {
  const held = await heldTerms(world, id, 'active')
  const data = { ...held, plugin: 'impressum', cycle: 'yearly' as const }
  await buy(world, id, { type: 'OrderUpgrade', data })
}

const convertTrial = async (world: MatrixEnvironment, id: string) => {
  const held = await heldTerms(world, id, 'trial')
  await buy(world, id, orderPlugins({ ...held, plugins: ['impressum'] }))
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
  purchase('a license renewed', renewLicense, 'RenewalOffered', 'PurchaseReleased'),
  purchase('a license upgraded', upgradeLicense, 'LicenseUpgradeOrdered', 'PurchaseReleased'),
  purchase('a trial converted', convertTrial, 'PluginsOrdered', 'PurchaseReleased'),
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
