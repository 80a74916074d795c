import type { LicenseRow } from '../../../projections/licenses'
import type { PaymentRow } from '../../../projections/payments'
import type { ProjectRow } from '../../../projections/projects'
import type { BootReportRow } from '../../../projections/queries/boot-reports'
import type { VendorCallRow } from '../../../projections/queries/vendor-calls'
import type { PreflightCheck } from '../../../src/domain/order/preflight'
import type { Plan } from '../../../src/domain/project/plan-request'
import type { StepView } from '../../../src/domain/project/step-progress'
import type { Told } from '../../audit/history-entry'
import type { Problem } from '../../parts/field-name'
import type { Names } from '../../texts/display-names'
import type { DomainTab } from '../domains/domain-view-model'

export const projectTabs = [
  'ablauf',
  'domain',
  'lizenzen',
  'zahlungen',
  'anfragen',
  'installation',
  'historie',
] as const
export type ProjectTabName = (typeof projectTabs)[number]

/** The log of its latest deployment, as Coolify tells it now. */
export type LogShown =
  | { state: 'read'; lines: readonly string[] }
  | { state: 'gone' }
  | { state: 'unreachable' }

/** What the chosen tab shows; the route loads only this. `next`: the `?vor=` of older entries. */
export type ProjectTab =
  | {
      tab: 'ablauf'
      steps: readonly StepView[]
      latest: readonly Told[]
      /** Of an order that is not released yet. */
      preflight: readonly PreflightCheck[]
    }
  | DomainTab
  | { tab: 'lizenzen'; licenses: readonly LicenseRow[] }
  | { tab: 'zahlungen'; payments: readonly PaymentRow[] }
  | { tab: 'anfragen'; calls: readonly VendorCallRow[] }
  | { tab: 'installation'; reports: readonly BootReportRow[]; log?: LogShown }
  | { tab: 'historie'; entries: readonly Told[]; next?: string | undefined }

/** The customer, opened by the route; absent fields are not known or not allowed to this viewer. */
export type CustomerShown = { name?: string; email?: string; company?: string }

export const projectActs = [
  'resumption',
  'deployment',
  'runtime-key',
  'invoice-approval',
  'payment-confirmation',
  'cancellation',
  'pause',
  'skip',
  'evidence',
  'transfer-code',
  'domain',
  'server',
  'suspension',
  'reinstatement',
  'archiving',
  'teardown',
] as const
export type ProjectAct = (typeof projectActs)[number]

/** A form that was refused, shown again with what was typed. */
export type RefusedAct = {
  act: ProjectAct
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** What an act will write; the digest goes along with it, so that nothing else is confirmed. */
export type ActPlan = { act: ProjectAct; plan: Plan; digest: string }

/** What forms choose from. */
export type ActChoices = {
  servers: readonly { id: string; name: string; ipv4: string; free: number }[]
  baseDomains: readonly string[]
}

export type ProjectShown = {
  project: ProjectRow
  customer: CustomerShown
  names: Names
  /** The acts that are possible now for this viewer; the others are not offered. */
  acts: readonly ProjectAct[]
  refused?: RefusedAct | undefined
  planned?: ActPlan | undefined
  choices?: ActChoices
}
