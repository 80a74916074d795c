import type { Sql } from '../../../projections/projection'
import type { ProjectCommand } from '../../domain/project/commands'
import type { RolloutPace } from '../../domain/rollout/pace'
import type { ArtifactStore } from '../../integrations/artifacts/artifact-store'
import type { CoolifyClient } from '../../integrations/coolify/types'
import type { DnsClient } from '../../integrations/dns/dns-client'
import type { InwxClient } from '../../integrations/inwx/types'
import type { SiteProbe } from '../../integrations/site-probe/site-probe'
import type { MailClient } from '../../integrations/smtp/mail-client'
import type { StripeClient } from '../../integrations/stripe/stripe-client'
import type { SigningKeys } from '../../security/signing-key'
import type { Vault } from '../../security/vault'
import type { CommandHandler } from '../../store/event-store/command-handler'
import type { EventStore } from '../../store/event-store/event-store'
import type { BreakerStore } from '../../store/ledgers/circuit-breaker-store'
import type { AdvisoryLock } from '../../store/postgres/advisory-lock'
import type { Deadlines } from './deadlines'

/** How sites are reached: in the sandbox by a router on the loopback, else at their server. */
export type SiteAddress = {
  scheme: 'http' | 'https'
  port: string
  via?: { address: string; port: number }
  /** A browser on this machine finds a site at its name with this suffix; only in the sandbox. */
  visitorSuffix?: string
}

/** What processes work with: our store, the vendors' clients, settings. */
export type ProcessDependencies = {
  sql: Sql
  store: EventStore
  handleProjectCommand: CommandHandler<ProjectCommand>
  inwx: InwxClient
  /** The nameservers that INWX serves our zones from. */
  nameservers: readonly string[]
  coolify: CoolifyClient
  stripe: StripeClient
  dns: DnsClient
  mail: MailClient
  /** Of the address that mails come from; their ids have it too. */
  senderDomain: string
  siteProbe: SiteProbe
  vault: Vault
  keys: SigningKeys
  artifacts: Pick<ArtifactStore, 'verify'>
  publicUrl: string
  orderTokenKey: Uint8Array
  trainingUrl: string
  /** Where customers write to. */
  contactMail: string
  /** Who is written to about stalls; absent = every member of staff who works on them. */
  staffMail?: string
  siteAddress: SiteAddress
  /** What Coolify runs: an image, or a public repository. */
  core: { name: string; tag: string } | { repository: string; branch: string }
  breakers: BreakerStore
  withAdvisoryLock: AdvisoryLock
  /** Minutes that the operator set instead of the defaults. */
  deadlines: Partial<Deadlines>
  /** How long each ring of a rollout is looked at. */
  rolloutPace: RolloutPace
  alert: (kind: string, subject: string, detail: string) => Promise<void>
  /** One line of the debug log. */
  debug: (fields: Record<string, unknown>, message: string) => void
  now: () => Date
}
