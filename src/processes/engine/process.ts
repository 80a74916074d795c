import type { EventType, Happened, VrsEvent } from '../../../events'
import type { Owner, WorkId } from '../../../events/codes'
import type { OrderedDomain, ProvisioningStalled } from '../../../events/project'
import type { Sql } from '../../../projections/projection'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Born } from '../../domain/project/state'
import type { Coolify } from '../../integrations/coolify/types'
import type { Dns } from '../../integrations/dns/dns-client'
import type { InwxClient } from '../../integrations/inwx/types'
import type { SiteCheck } from '../../integrations/site-probe/site-probe'
import type { MailClient } from '../../integrations/smtp/mail-client'
import type { StripeClient } from '../../integrations/stripe/stripe-client'
import type { SigningKeys } from '../../security/signing-key'
import type { Vault } from '../../security/vault'
import type { Extras, Tell } from '../../store/event-store/command-handler'
import type { Store } from '../../store/event-store/event-store'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'
import type { Alone } from '../../store/postgres/advisory-lock'
import type { Breakers } from './circuit-breaker-store'
import type { Deadlines } from './deadlines'

/** How sites are reached: in the sandbox by a router on the loopback, else at their server. */
export type SiteAddress = {
  scheme: 'http' | 'https'
  port: string
  via?: { address: string; port: number }
}

/** The outside world and ours, as steps see it. */
export type Tools = {
  sql: Sql
  store: Store
  command: Tell<ProjectCommand>
  inwx: InwxClient
  /** Those that INWX serves our zones from. */
  nameservers: readonly string[]
  coolify: Coolify
  stripe: StripeClient
  dns: Dns
  mail: MailClient
  sites: SiteCheck
  vault: Vault
  keys: SigningKeys
  publicUrl: string
  orderKey: Uint8Array
  trainingUrl: string
  /** Who is told of stalls; absent = every member of staff who works on them. */
  staffMail?: string
  site: SiteAddress
  /** What Coolify runs: an image, or a public repository. */
  core: { name: string; tag: string } | { repository: string; branch: string }
  breakers: Breakers
  alone: Alone
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

export type Grows = readonly { stream: string; at: number; events: readonly VrsEvent[] }[]

/**
 * Not yet: look again, `grows` in the same transaction. `step` says under which step people see it,
 * if not under the step's own. `endless`: no deadline runs meanwhile; it begins when something else
 * is waited for.
 */
export type Later = {
  later: number
  waitingFor: WaitingFor
  step?: WorkId
  grows?: Grows
  endless?: true
}

/** One run of one step: what caused it, what it works on, and how it tells its result. */
export type Bench = Tools & {
  cause: Happened
  events: readonly Happened[]
  project: Born
  /** When the cause came about, or when a person let the step go on; ISO-8601. */
  since: string
  look: number
  /** What the look before this one waited for. */
  waitedFor?: WaitingFor
  /** One command to the project; its events, their jobs and this job's end commit together. */
  tell(command: ProjectCommand, extras?: Extras): Promise<void>
  /** New events on other streams; they commit together with this job's end. */
  add(grows: Grows): Promise<void>
}

/** Ask, act with an `ensure…`, tell. It may run twice at any point; the second run changes nothing. */
export type Step = {
  id: WorkId
  /** Minutes from the cause until waiting becomes a stall; absent = as `deadlines.ts` says. */
  deadlineMinutes?: number
  run: (bench: Bench) => Promise<Later | undefined>
  /** What is to be done in its place, as the project stands now. */
  instead?: (project: Born) => Step | undefined
  /** When the job is due, if not at once; undefined = no job at all. */
  due?: (event: Happened) => string | undefined
  /** For which of these events there is a job; absent = for all. */
  when?: (event: Happened) => boolean
}

/** One of the things that a project has several of, as a process of its own carries them. */
export type Part = {
  /** Its job has nothing to do, now or ever. */
  isPointless(project: Born, cause: Happened): boolean
  /** What deadlines go by. */
  domain(project: Born, cause: Happened): OrderedDomain
  /** It stands for itself: the project as a whole goes on. */
  stall(cause: Happened, data: ProvisioningStalled['data']): ProjectCommand
}

/** When this happened, do that. */
export type Process = {
  queue: QueueName
  /**
   * A step in vain stalls the project; or alerts the operator and is tried again only where that may
   * help; or alerts and is tried until it succeeds, because others wait for its result.
   */
  inVain: 'stall' | 'alert' | 'insist'
  /** Where its steps do not work on the project as a whole. */
  part?: Part
  /** It has nothing to do at such a project, now or ever. */
  rests?: (project: Born) => boolean
  table: Partial<Record<EventType, Step>>
}

export type Reaction = (event: Happened) => JobRequest[]

export const later = (seconds: number, waitingFor: WaitingFor, step?: WorkId): Later => ({
  later: seconds,
  waitingFor,
  ...(step ? { step } : {}),
})

/** Waits as long as it takes: only somebody's act ends it, and nobody is late. */
export const patiently = (seconds: number, waitingFor: WaitingFor): Later => ({
  later: seconds,
  waitingFor,
  endless: true,
})
