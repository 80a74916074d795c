import type { NameStage } from '../../../events/codes'
import type { Price } from '../../../events/project'
import type { NameStalled } from '../../../projections/additional-domains'
import type { DomainStatus, RadarDays } from '../../../projections/domains'
import type { DomainListed, RadarCount } from '../../../projections/queries/domain-list'
import type { DomainNow, Named } from '../../../src/domain/naming/domain-observation'
import type { Told } from '../../audit/history-entry'
import type { Problem } from '../../parts/field-name'
import type { Names } from '../../texts/display-names'
import type { ActPlan } from '../projects/project-view-model'

export const domainStatuses: readonly DomainStatus[] = [
  'pending_registration',
  'pending_transfer',
  'pending_dns',
  'active',
  'expired',
  'suspended',
]

/** What INWX says of a name that somebody asks about; `netCents`: the first year, or the transfer. */
export type DomainChecked = {
  name: string
  state: 'free' | 'taken' | 'ours' | 'unclear' | 'unreachable' | 'base' | 'nothing'
  netCents?: number
}

/** `next`: the cursor after the last row (the value of `?after=`), absent at the end. */
export type DomainListing = {
  rows: readonly DomainListed[]
  radar: readonly RadarCount[]
  filter: {
    search?: string | undefined
    status?: string | undefined
    radar?: RadarDays | undefined
    after?: string | undefined
  }
  next?: string | undefined
  checked?: DomainChecked | undefined
}

export type DomainShown = {
  domain: DomainListed
  now: DomainNow
  /** Its next term, if it is invoiced and not paid yet. */
  renewal?: { periodEnd: string; price: Price } | undefined
  latest: readonly Told[]
  names: Names
}

export const nameActs = ['primary', 'resumption', 'removal'] as const
export type NameAct = (typeof nameActs)[number]

/** One name of a project: its first, or a further one on its way, at its site, or on its way out. */
export type NameShown = {
  name: string
  is: 'primary' | NameStage
  domain?: DomainListed | undefined
  stalled?: NameStalled | null | undefined
  /** What was copied from the old provider. */
  copied: readonly Named[]
  acts: readonly NameAct[]
}

/** A form that was refused, shown again with what was typed; `name` of the one it is about. */
export type RefusedName = {
  act: NameAct | 'addition'
  name?: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  /** What it would write, where that was asked for. */
  planned?: Pick<ActPlan, 'plan' | 'digest'> | undefined
}

export type DomainTab = {
  tab: 'domain'
  names: readonly NameShown[]
  /** What a new subdomain can stand under; absent where nobody may add a name. */
  bases?: readonly string[] | undefined
  refused?: RefusedName | undefined
}
