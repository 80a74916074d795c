import type { EventType, RecordedEvent } from '../../../events'
import type { AnyStepId, Owner } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import type { ProvisioningStalled } from '../../../events/project'
import type { Sql } from '../../../projections/projection'
import type { ProjectCommand } from '../../domain/project/commands'
import type { ExistingProject } from '../../domain/project/state'
import type { CoolifyClient } from '../../integrations/coolify/types'
import type { DnsClient } from '../../integrations/dns/dns-client'
import type { InwxClient } from '../../integrations/inwx/types'
import type { SiteProbe } from '../../integrations/site-probe/site-probe'
import type { MailClient } from '../../integrations/smtp/mail-client'
import type { StripeClient } from '../../integrations/stripe/stripe-client'
import type { SigningKeys } from '../../security/signing-key'
import type { Vault } from '../../security/vault'
import type { CommandHandler, CommandOptions } from '../../store/event-store/command-handler'
import type { EventStore } from '../../store/event-store/event-store'
import type { BuildAppends } from '../../store/event-store/stream-append'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'
import type { AdvisoryLock } from '../../store/postgres/advisory-lock'
import type { BreakerStore } from './circuit-breaker-store'
import type { Deadlines } from './deadlines'

/** How sites are reached: in the sandbox by a router on the loopback, else at their server. */
export type SiteAddress = {
  scheme: 'http' | 'https'
  port: string
  via?: { address: string; port: number }
}

/** The outside world and ours, as steps see it. */
export type ProcessDependencies = {
  sql: Sql
  store: EventStore
  handleProjectCommand: CommandHandler<ProjectCommand>
  inwx: InwxClient
  /** Those that INWX serves our zones from. */
  nameservers: readonly string[]
  coolify: CoolifyClient
  stripe: StripeClient
  dns: DnsClient
  mail: MailClient
  siteProbe: SiteProbe
  vault: Vault
  keys: SigningKeys
  publicUrl: string
  orderTokenKey: Uint8Array
  trainingUrl: string
  /** Who is told of stalls; absent = every member of staff who works on them. */
  staffMail?: string
  siteAddress: SiteAddress
  /** What Coolify runs: an image, or a public repository. */
  core: { name: string; tag: string } | { repository: string; branch: string }
  breakers: BreakerStore
  withAdvisoryLock: AdvisoryLock
  /** Where the operator wants others than the usual. */
  deadlines: Partial<Deadlines>
  alert: (kind: string, subject: string, detail: string) => Promise<void>
  now: () => Date
}

/** `since`: when the vendor went down that is waited for. */
export type WaitingFor = {
  vendor?: string
  code: string
  vendorText?: string
  owner: Owner
  since?: string
}

/**
 * Not yet: look again, `appends` in the same transaction. `shownAs` says under which step people see it,
 * if not under the step's own. `endless`: no deadline runs meanwhile; it begins when something else
 * is waited for.
 */
export type PollAgain = {
  seconds: number
  waitingFor: WaitingFor
  shownAs?: AnyStepId
  appends?: BuildAppends
  withoutDeadline?: true
}

/** One run of one step: what caused it, what it works on, and how it tells its result. */
export type StepContext = ProcessDependencies & {
  cause: RecordedEvent
  events: readonly RecordedEvent[]
  project: ExistingProject
  /** When the cause came about, or when a person let the step go on; ISO-8601. */
  since: string
  pollCount: number
  /** What the look before this one waited for. */
  lastWaitingFor?: WaitingFor
  /** One command to the project; its events, their jobs and this job's end commit together. */
  handle(command: ProjectCommand, extras?: CommandOptions): Promise<void>
  /** New events on other streams; they commit together with this job's end. */
  append(appends: BuildAppends): Promise<void>
}

/** Ask, act with an `ensure…`, tell. It may run twice at any point; the second run changes nothing. */
export type Step = {
  id: AnyStepId
  /** Minutes from the cause until waiting becomes a stall; absent = as `deadlines.ts` says. */
  deadlineMinutes?: number
  run: (context: StepContext) => Promise<PollAgain | undefined>
  /** What is to be done in its place, as the project stands now. */
  substitute?: (project: ExistingProject) => Step | undefined
  /** When the job is due, if not at once; undefined = no job at all. */
  dueAt?: (event: RecordedEvent) => string | undefined
  /** For which of these events there is a job; absent = for all. */
  appliesTo?: (event: RecordedEvent) => boolean
}

/** One of the things that a project has several of, as a process of its own carries them. */
export type ItemScope = {
  /** Its job has nothing to do, now or ever. */
  isObsolete(project: ExistingProject, cause: RecordedEvent): boolean
  /** What deadlines go by. */
  domainOf(project: ExistingProject, cause: RecordedEvent): OrderedDomain
  /** It stands for itself: the project as a whole goes on. */
  stallCommand(cause: RecordedEvent, data: ProvisioningStalled['data']): ProjectCommand
}

/** When this happened, do that. */
export type Process = {
  queue: QueueName
  /**
   * A step in vain stalls the project; or alerts the operator and is tried again only where that may
   * help; or alerts and is tried until it succeeds, because others wait for its result.
   */
  onFailure: 'stall' | 'alert' | 'insist'
  /** Where its steps do not work on the project as a whole. */
  itemScope?: ItemScope
  /** It has nothing to do at such a project, now or ever. */
  isInactive?: (project: ExistingProject) => boolean
  table: Partial<Record<EventType, Step>>
}

export type Reaction = (event: RecordedEvent) => JobRequest[]

export const pollIn = (seconds: number, waitingFor: WaitingFor, step?: AnyStepId): PollAgain => ({
  seconds,
  waitingFor,
  ...(step ? { shownAs: step } : {}),
})

/** Waits as long as it takes: only somebody's act ends it, and nobody is late. */
export const waitWithoutDeadline = (seconds: number, waitingFor: WaitingFor): PollAgain => ({
  seconds,
  waitingFor,
  withoutDeadline: true,
})
