import type { DriftRunRow } from '../../../projections/queries/drift-findings'
import type { Coolify } from '../../integrations/coolify/types'
import type { DomainHeld, FoundRecord } from '../../integrations/inwx/types'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'

type Answer<Call extends keyof Coolify> = Coolify[Call] extends () => Promise<infer T> ? T : never

/** How a site answered when it was asked for its health. */
export type SiteAnswer = { state: 'silent'; code: string } | { state: 'told'; projectId: string }

/** What the vendors say; a part is absent where one did not answer, and lacks what it did not tell. */
export type Seen = {
  domains?: readonly DomainHeld[]
  zones: ReadonlyMap<string, readonly FoundRecord[]>
  /** By zone. */
  nameservers: ReadonlyMap<string, readonly string[]>
  hosting?: {
    projects: Answer<'allProjects'>
    applications: Answer<'allApplications'>
    databases: Answer<'allDatabases'>
    servers: Answer<'servers'>
  }
  /** Paid sessions that were begun since then. */
  money?: { since: string; paid: readonly CheckoutSession[] }
  /** By name. */
  sites: ReadonlyMap<string, SiteAnswer>
}

export type Missing = DriftRunRow['missing']
