import type { ProjectCommand } from '../../../../src/domain/project/commands'
import { otherServerId, serverId } from '../../../support/project-events'

const plugins = [{ name: 'kontakt', version: '1.0.0', sha256: 'ab' }]

/** Where an order is; `domain` is its name in ASCII. */
type Place = { domain: string; kind: 'subdomain' | 'registered'; grossCents: number }

/** A command without its data where it has none. */
type Act = ProjectCommand
const act = <Type extends ProjectCommand['type']>(
  type: Type,
  data: Extract<ProjectCommand, { type: Type }>['data'],
) => ({ type, data }) as Extract<ProjectCommand, { type: Type }>

const payCents = (amountCents: number) =>
  act('ConfirmPayment', { amountCents, currency: 'EUR', paymentRef: 'pi_1', via: 'stripe' })
const pay = ({ grossCents }: Place) => payCents(grossCents)
const stall = (
  step: 'domain' | 'deployment' | 'live',
  owner: 'customer' | 'us',
  code: string,
  vendor: 'inwx' | 'coolify' | 'smtp',
) => act('Stall', { step, owner, code, vendor, errorClass: 'permanent' })
const cancel = (cause: 'customer' | 'caseworker' | 'expired') => act('CancelOrder', { cause })

const deploy = (deployment: string): Act[] => [
  act('StartDeployment', { deployment }),
  act('FinishDeployment', { deployment }),
  act('ReportBoot', {
    bootId: deployment,
    coreVersion: '1.0.0',
    plugins,
    expected: plugins,
    bootedInMs: 900,
    now: '2026-11-30T12:00:00.000Z',
  }),
]
const pointTo = (id: string): Act[] => [
  act('ConfirmDns', { zone: 'vrs.localhost', records: [], serverId: id }),
  act('ConfirmPropagation', { nameservers: ['ns.inwx.de'] }),
]
const prepare = (id: string) =>
  act('ConfirmPreparation', {
    coolifyProject: 'c',
    database: 'd',
    application: 'a',
    serverId: id,
    keyId: `key-${id}`,
  })
const verify = (url: string) => act('VerifySite', { url, serverIp: '203.0.113.7', tls: null })

const build = ({ domain, kind }: Place): Act[] => [
  act('AssignServer', { serverId, ipv4: '203.0.113.7', strategy: 'specific' }),
  act('AssignDomain', { domain, zone: 'vrs.localhost', kind }),
  ...pointTo(serverId),
  prepare(serverId),
]
const goLive = (place: Place): Act[] => [
  pay(place),
  ...build(place),
  ...deploy('d-1'),
  verify(`https://${place.domain}/`),
]
const welcome = act('WelcomeCustomer', { messageId: '<welcome@vrs.gmbh>' })
const live = (place: Place): Act[] => [...goLive(place), welcome]
const archive = (place: Place): Act[] => [...live(place), act('Archive', {})]
const tearDown: Act[] = [
  act('StartTeardown', { plan: [], data: 'keep' }),
  act('ConfirmApplicationRemoval', { applications: ['a'], databases: [], data: 'keep' }),
  act('ConfirmDnsRemoval', { records: [] }),
]
const refund = ({ grossCents }: Place, status: 'pending' | 'succeeded' | 'failed'): Act[] => [
  act('RequestRefund', {
    refundId: 'f1',
    paymentRef: 'pi_1',
    grossCents,
    cause: 'agreed',
    way: 'stripe',
    limitCents: 100_000,
  }),
  act('RecordRefunds', {
    paymentRef: 'pi_1',
    refunds: [{ refundRef: 're_1', refundId: 'f1', amountCents: grossCents, status }],
  }),
]
const move: Act[] = [
  act('ChooseServer', { serverId: otherServerId, ipv4: '203.0.113.8' }),
  prepare(otherServerId),
  ...deploy('d-2'),
  ...pointTo(otherServerId),
]
const suspend = act('Suspend', { cause: 'unpaid' })
const confirmSite = (status: 'suspended' | 'active') => act('ConfirmSiteStatus', { status })

export type OrderState = {
  method?: 'invoice'
  domain?: 'registered'
  acts: (place: Place) => Act[]
}

/** Each state of an order that its customer can meet, by the commands that lead to it. */
export const orderStates: Record<string, OrderState> = {
  'to be paid': { acts: () => [] },
  'to be approved': { method: 'invoice', acts: () => [] },
  'wrong amount paid': { acts: () => [payCents(1000)] },
  'debit on its way': {
    acts: () => [act('SubmitPayment', { attempt: 1, paymentRef: 'pi_1' })],
  },
  released: { acts: (place) => [pay(place)] },
  'released with a domain': { domain: 'registered', acts: (place) => [pay(place)] },
  'being set up': { acts: (place) => [pay(place), ...build(place)] },
  paused: { acts: (place) => [pay(place), ...build(place), act('Pause', {})] },
  'stalled at us': {
    acts: (place) => [
      pay(place),
      ...build(place),
      act('StartDeployment', { deployment: 'd-1' }),
      stall('deployment', 'us', 'DEPLOYMENT_FAILED', 'coolify'),
    ],
  },
  'stalled at the customer': {
    acts: (place) => [
      pay(place),
      act('AssignServer', { serverId, ipv4: '203.0.113.7', strategy: 'specific' }),
      stall('domain', 'customer', '2106', 'inwx'),
    ],
  },
  'online, not welcomed': { acts: goLive },
  online: { acts: live },
  'online, welcome undeliverable': {
    acts: (place) => [...goLive(place), stall('live', 'us', '550', 'smtp')],
  },
  'deployed again': { acts: (place) => [...live(place), act('Deploy', {})] },
  'deployed again, paused': {
    acts: (place) => [...live(place), act('Deploy', {}), act('Pause', {})],
  },
  'deployed again, stalled': {
    acts: (place) => [
      ...live(place),
      act('Deploy', {}),
      stall('deployment', 'us', 'DEPLOYMENT_FAILED', 'coolify'),
    ],
  },
  moving: { acts: (place) => [...live(place), ...move.slice(0, 2)] },
  moved: { acts: (place) => [...live(place), ...move, verify(`https://${place.domain}/`)] },
  'suspension decided': { acts: (place) => [...live(place), suspend] },
  suspended: { acts: (place) => [...live(place), suspend, confirmSite('suspended')] },
  'reinstatement decided': {
    acts: (place) => [...live(place), suspend, confirmSite('suspended'), act('Reinstate', {})],
  },
  reinstated: {
    acts: (place) => [
      ...live(place),
      suspend,
      confirmSite('suspended'),
      act('Reinstate', {}),
      confirmSite('active'),
    ],
  },
  archived: { acts: archive },
  'archived while suspended': {
    acts: (place) => [...live(place), suspend, confirmSite('suspended'), act('Archive', {})],
  },
  'being torn down': { acts: (place) => [...archive(place), ...tearDown.slice(0, 1)] },
  'torn down': { acts: (place) => [...archive(place), ...tearDown] },
  'torn down with a domain': {
    domain: 'registered',
    acts: (place) => [...archive(place), ...tearDown],
  },
  'cancelled by the customer': { acts: () => [cancel('customer')] },
  'cancelled by us': { acts: () => [cancel('caseworker')] },
  expired: { acts: () => [cancel('expired')] },
  'cancelled after an approval': {
    method: 'invoice',
    acts: (place) => [act('ApproveInvoice', { dueDays: 14 }), ...build(place), ...tearDown],
  },
  'being cancelled after an approval': {
    method: 'invoice',
    acts: (place) => [
      act('ApproveInvoice', { dueDays: 14 }),
      ...build(place),
      ...tearDown.slice(0, 1),
    ],
  },
  'being cancelled with money': {
    acts: (place) => [pay(place), ...build(place), ...tearDown.slice(0, 1)],
  },
  'cancelled with money': { acts: (place) => [pay(place), ...build(place), ...tearDown] },
  'refund on its way': {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refund(place, 'pending')],
  },
  refunded: {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refund(place, 'succeeded')],
  },
  'refund failed': {
    acts: (place) => [pay(place), ...build(place), ...tearDown, ...refund(place, 'failed')],
  },
  'not fulfillable': {
    domain: 'registered',
    acts: () => [act('FailPayment', { attempt: 1, cause: 'preflight:DOMAIN_GONE' })],
  },
}
