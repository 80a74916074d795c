import type { Event } from '@event-driven-io/emmett'
import type { AdditionalDomainEvent } from './additional-domain'
import { additionalDomainEventTypes } from './additional-domain'
import type {
  AnyStepId,
  BillingCycle,
  DomainKind,
  PaymentMethod,
  ReleaseCause,
  StepId,
} from './codes'
import type { DnsRecord, OrderedDomain } from './domain'
import type { DisputeEvent } from './payment/dispute'
import { disputeEventTypes } from './payment/dispute'
import type { FreeOrderEvent } from './payment/free-order'
import { freeOrderEventTypes } from './payment/free-order'
import type { PaymentEvent } from './payment/payment'
import { paymentEventTypes } from './payment/payment'
import type { PluginOrderEvent } from './payment/plugin-order'
import { pluginOrderEventTypes } from './payment/plugin-order'
import type { RefundEvent } from './payment/refund'
import { refundEventTypes } from './payment/refund'
import type { Price } from './price'
import type { SiteStatusEvent } from './site-status'
import { siteStatusEventTypes } from './site-status'
import type { StepStall, VerifiedSite } from './step-results'

export type Consents = { termsVersion: string; avvVersion?: string; withdrawalWaived: boolean }
/** One line of what an act will do, before it is done. */
export type PlanLine = {
  act: 'create' | 'change' | 'delete' | 'deploy' | 'buy' | 'keep'
  what:
    | 'project'
    | 'application'
    | 'database'
    | 'volume'
    | 'variables'
    | 'record'
    | 'zone'
    | 'domain'
    | 'contact'
  name: string
  /** What it costs, or has cost, net. */
  netCents?: number
}

export type InstalledPlugin = { name: string; version: string; sha256: string }

export type ProjectOrdered = Event<
  'ProjectOrdered',
  {
    orderNumber: string
    customerId: string
    projectType: string
    name: string
    slug: string
    bundle?: string
    /** Resolved: the bundle's plugins included. */
    plugins: string[]
    billingCycle: BillingCycle
    price: Price
    domain: OrderedDomain
    paymentMethod: PaymentMethod
    consents: Consents
    isDemo: boolean
    /** The language of the mails to the customer; German if not said. */
    locale?: 'de' | 'en'
  }
>
type OrderCancelled = Event<
  'OrderCancelled',
  { cause: 'customer' | 'caseworker' | 'expired' | 'notFulfillable' }
>

type ProvisioningReleased = Event<'ProvisioningReleased', { cause: ReleaseCause }>

type ServerAssignment = { serverId: string; ipv4: string; ipv6?: string; strategy: string }
type ServerAssigned = Event<'ServerAssigned', ServerAssignment>
/** A project's server is another one now; its site moves there, or is built there. */
type ServerReassigned = Event<'ServerReassigned', ServerAssignment>
type DomainAssigned = Event<'DomainAssigned', { domain: string; zone: string; kind: DomainKind }>
/** The order asks for another name now. */
type DomainReplaced = Event<'DomainReplaced', { domain: OrderedDomain; before: string }>
/** The code itself is a sealed row. */
type TransferCodeReplaced = Event<'TransferCodeReplaced', Record<string, never>>
type DnsConfigured = Event<'DnsConfigured', { zone: string; records: DnsRecord[] }>
type DnsPropagated = Event<'DnsPropagated', { nameservers: string[] }>

type DeploymentPrepared = Event<
  'DeploymentPrepared',
  { coolifyProject: string; database: string; application: string }
>
type RuntimeKeyIssued = Event<'RuntimeKeyIssued', { keyId: string }>
type RuntimeKeyRotated = Event<'RuntimeKeyRotated', { keyId: string }>
type RuntimeKeyRevoked = Event<'RuntimeKeyRevoked', { keyId: string }>
type DeploymentStarted = Event<'DeploymentStarted', { deployment: string }>
type DeploymentFinished = Event<'DeploymentFinished', { deployment: string }>
type DeploymentFailed = Event<'DeploymentFailed', { deployment: string; cause: string }>

type RuntimeBooted = Event<
  'RuntimeBooted',
  { bootId: string; coreVersion: string; plugins: InstalledPlugin[]; bootedInMs: number }
>
type RuntimeBootFailed = Event<'RuntimeBootFailed', { code: string; plugin?: string }>

type SiteVerified = Event<'SiteVerified', VerifiedSite>
type ProjectWentLive = Event<'ProjectWentLive', { url: string }>
/** A person lost the link to the order's page, or asked for it in the customer's name. */
type TrackerLinkRequested = Event<'TrackerLinkRequested', Record<string, never>>
type InvitationRequested = Event<'InvitationRequested', Record<string, never>>
/** `mailId`: of the kept text that is sent once more. */
type MailResendRequested = Event<'MailResendRequested', { mailId: string }>
type CustomerWelcomed = Event<'CustomerWelcomed', { messageId: string }>

export type ProvisioningStalled = Event<'ProvisioningStalled', StepStall>
export type ProvisioningResumed = Event<
  'ProvisioningResumed',
  {
    step: AnyStepId
    causeEventId: string
    /** Records of others at the name that a person let go, each as `A name → content`. */
    replaces?: string[]
    /** The site is given another key with its preparation. */
    rotatesKey?: true
  }
>
type ProvisioningPaused = Event<'ProvisioningPaused', Record<string, never>>
type StepSkipped = Event<'StepSkipped', { step: StepId }>
type ProjectSuspended = Event<'ProjectSuspended', { cause: string }>
type ProjectReinstated = Event<'ProjectReinstated', Record<string, never>>
type ProjectArchived = Event<'ProjectArchived', Record<string, never>>
type TeardownStarted = Event<'TeardownStarted', { plan: PlanLine[]; data: 'keep' | 'erase' }>
type ApplicationRemoved = Event<
  'ApplicationRemoved',
  { applications: string[]; databases: string[]; data: 'keep' | 'erase' }
>
type DnsRemoved = Event<'DnsRemoved', { zone?: string; records: DnsRecord[] }>

export type ProjectEvent =
  | AdditionalDomainEvent
  | RefundEvent
  | SiteStatusEvent
  | DisputeEvent
  | FreeOrderEvent
  | PaymentEvent
  | PluginOrderEvent
  | ProjectOrdered
  | OrderCancelled
  | ProvisioningReleased
  | ServerAssigned
  | ServerReassigned
  | DomainAssigned
  | DomainReplaced
  | TransferCodeReplaced
  | DnsConfigured
  | DnsPropagated
  | DeploymentPrepared
  | RuntimeKeyIssued
  | RuntimeKeyRotated
  | RuntimeKeyRevoked
  | DeploymentStarted
  | DeploymentFinished
  | DeploymentFailed
  | RuntimeBooted
  | RuntimeBootFailed
  | SiteVerified
  | ProjectWentLive
  | CustomerWelcomed
  | TrackerLinkRequested
  | InvitationRequested
  | MailResendRequested
  | ProvisioningStalled
  | ProvisioningResumed
  | ProvisioningPaused
  | StepSkipped
  | ProjectSuspended
  | ProjectReinstated
  | ProjectArchived
  | TeardownStarted
  | ApplicationRemoved
  | DnsRemoved

export const projectEventTypes = {
  ...additionalDomainEventTypes,
  ...refundEventTypes,
  ...siteStatusEventTypes,
  ...disputeEventTypes,
  ...freeOrderEventTypes,
  ...paymentEventTypes,
  ...pluginOrderEventTypes,
  ProjectOrdered: true,
  OrderCancelled: true,
  ProvisioningReleased: true,
  ServerAssigned: true,
  ServerReassigned: true,
  DomainAssigned: true,
  DomainReplaced: true,
  TransferCodeReplaced: true,
  DnsConfigured: true,
  DnsPropagated: true,
  DeploymentPrepared: true,
  RuntimeKeyIssued: true,
  RuntimeKeyRotated: true,
  RuntimeKeyRevoked: true,
  DeploymentStarted: true,
  DeploymentFinished: true,
  DeploymentFailed: true,
  RuntimeBooted: true,
  RuntimeBootFailed: true,
  SiteVerified: true,
  ProjectWentLive: true,
  CustomerWelcomed: true,
  TrackerLinkRequested: true,
  InvitationRequested: true,
  MailResendRequested: true,
  ProvisioningStalled: true,
  ProvisioningResumed: true,
  ProvisioningPaused: true,
  StepSkipped: true,
  ProjectSuspended: true,
  ProjectReinstated: true,
  ProjectArchived: true,
  TeardownStarted: true,
  ApplicationRemoved: true,
  DnsRemoved: true,
} satisfies Record<ProjectEvent['type'], true>
