import type { DomainEvent } from '../../../../events'
import type { ProjectCommand } from '../../../../src/domain/project/commands'
import { otherServerId, serverId } from '../../../support/project-events'

const plugins = [{ name: 'kontakt', version: '1.0.0', sha256: 'ab' }]

/** Where an order is; `domain` is its name in ASCII. */
export type Place = {
  projectId: string
  domain: string
  kind: 'subdomain' | 'registered' | 'transferred'
  grossCents: number
}

/**
 * A command, the next step of the queue, a debit that the bank returns, what a registry answered about its
 * domain, or the warning so many days before its domain ends.
 */
export type Act =
  | ProjectCommand
  | { type: 'RunNextStep' }
  | { type: 'ReturnDebit' }
  | { type: 'RecordDomain'; data: DomainEvent[] }
  | { type: 'WarnOfExpiry'; data: number }
export const act = <Type extends ProjectCommand['type']>(
  type: Type,
  data: Extract<ProjectCommand, { type: Type }>['data'],
) => ({ type, data }) as Extract<ProjectCommand, { type: Type }>

export const payCents = (amountCents: number) =>
  act('ConfirmPayment', { amountCents, currency: 'EUR', paymentRef: 'pi_1', via: 'stripe' })
export const pay = ({ grossCents }: Place) => payCents(grossCents)
export const payUndeliverable = ({ grossCents }: Place) =>
  act('ConfirmPayment', {
    ...{ amountCents: grossCents, currency: 'EUR', paymentRef: 'pi_1', via: 'stripe' },
    obstacle: { code: 'VERSIONS_MISSING', detail: 'kontakt' },
  })
export const stall = (
  step: 'domain' | 'deployment' | 'live',
  owner: 'customer' | 'us',
  code: string,
  vendor: 'inwx' | 'coolify' | 'smtp',
) => act('Stall', { step, owner, code, vendor, errorClass: 'permanent' })
export const cancel = (cause: 'customer' | 'caseworker' | 'expired') =>
  act('CancelOrder', { cause })

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
export const verify = (url: string) =>
  act('VerifySite', { url, serverIp: '203.0.113.7', tls: null })

export const build = ({ domain, kind }: Place): Act[] => [
  act('AssignServer', { serverId, ipv4: '203.0.113.7', strategy: 'specific' }),
  act('AssignDomain', { domain, zone: 'vrs.localhost', kind }),
  ...pointTo(serverId),
  prepare(serverId),
]
export const goLive = (place: Place): Act[] => [
  pay(place),
  ...build(place),
  ...deploy('d-1'),
  verify(`https://${place.domain}/`),
]
const welcome = act('WelcomeCustomer', { messageId: '<welcome@vrs.gmbh>' })
export const live = (place: Place): Act[] => [...goLive(place), welcome]
export const archive = (place: Place): Act[] => [...live(place), act('Archive', {})]
export const tearDown: Act[] = [
  act('StartTeardown', { plan: [], data: 'keep' }),
  act('ConfirmApplicationRemoval', { applications: ['a'], databases: [], data: 'keep' }),
  act('ConfirmDnsRemoval', { records: [] }),
]
export const refundActs = (
  { grossCents }: Place,
  status: 'pending' | 'succeeded' | 'failed',
): Act[] => [
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
export const move: Act[] = [
  act('ChooseServer', { serverId: otherServerId, ipv4: '203.0.113.8' }),
  prepare(otherServerId),
  ...deploy('d-2'),
  ...pointTo(otherServerId),
]
export const suspend = act('Suspend', { cause: 'unpaid' })
export const confirmSite = (status: 'suspended' | 'active') => act('ConfirmSiteStatus', { status })

export type OrderState = {
  method?: 'invoice'
  domain?: 'registered' | 'transferred'
  /** Of a transfer; the registrar's stand-in refuses one that begins with `wrong`, and fails one with `fail`. */
  authCode?: string
  /** Costs nothing: the first one of its address, a further one, or one at a provider of throw-away addresses. */
  free?: 'first' | 'further' | 'disposable'
  acts: (place: Place) => Act[]
}
