import type { DriftRunRow } from '../../../projections/queries/drift-findings'
import type { CoolifyClient } from '../../integrations/coolify/types'
import type { AccountDomain, ObservedRecord } from '../../integrations/inwx/types'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'

type CoolifyAnswer<Call extends keyof CoolifyClient> = CoolifyClient[Call] extends () => Promise<
  infer T
>
  ? T
  : never

/** How a site answered when it was asked for its health. */
export type SiteObservation =
  | { state: 'silent'; code: string }
  | { state: 'told'; projectId: string }

/** What the vendors say; a part is absent where one did not answer, and lacks what it did not tell. */
export type ObservedState = {
  domains?: readonly AccountDomain[]
  zones: ReadonlyMap<string, readonly ObservedRecord[]>
  /** By zone. */
  nameservers: ReadonlyMap<string, readonly string[]>
  hosting?: {
    projects: CoolifyAnswer<'listProjects'>
    applications: CoolifyAnswer<'listApplications'>
    databases: CoolifyAnswer<'listDatabases'>
    servers: CoolifyAnswer<'listServers'>
  }
  /** Paid sessions that were begun since then. */
  payments?: { since: string; paid: readonly CheckoutSession[] }
  /** By name. */
  sites: ReadonlyMap<string, SiteObservation>
}

export type MissingSources = DriftRunRow['missing']
