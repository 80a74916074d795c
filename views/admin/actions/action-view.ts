import type { FC } from 'hono/jsx'
import type { ReasonCode } from '../../../events/reason-codes'
import type { FieldError } from '../../../events/refusal-error'
import type { VendorPlan } from '../../../src/domain/plan/plan-request'
import type { ActionTexts } from '../../texts/action-texts'
import type { Texts } from '../../texts/de'

export type ActionFieldsProps<Model> = {
  t: Texts
  /** What the fields show of what the action is about. */
  model: Model
  /** Tells this form's fields from those of others on the page. */
  prefix: string
  values?: Readonly<Record<string, string>>
  errors?: readonly FieldError[]
}

/** How an action is offered. Each action declares it in its own file; one form shows them all. */
export type ActionView<Model> = {
  /** The last segment of its address. */
  code: string
  texts: (t: Texts) => ActionTexts
  /** Instead of its text, where that depends on what the action is about. */
  describe?: (t: Texts, model: Model) => string
  reasons: readonly ReasonCode[]
  /**
   * `stated`: its text says all that it does; `computed`: what it would write at the vendors is
   * shown before it is confirmed.
   */
  plan: 'none' | 'stated' | 'computed'
  isDangerous?: boolean
  /** The note is the evidence that the action rests on. */
  needsNote?: boolean
  /** Can be done to many at once. */
  isBulk?: boolean
  /** `next`: what is usually done next, by rank; `direct`: beside it; else in the menu. */
  placement?: { kind: 'next'; rank: number } | { kind: 'direct' }
  /** Whether it is usually done next, as things stand; if not, it is in the menu. */
  isNext?: (model: Model) => boolean
  Fields?: FC<ActionFieldsProps<Model>>
  /** Labels of its fields by name, for the list of errors. */
  labels?: (t: Texts) => Readonly<Record<string, string>>
}

/** What an action will write; the digest is sent along, so that nothing else is confirmed. */
export type ActionPlan = {
  plan: VendorPlan
  digest: string
  /** Display names of the plugins that a refund names, by their codes. */
  pluginNames?: Readonly<Record<string, string>> | undefined
}

/** A form that was refused or whose plan was asked for, shown again with what was typed. */
export type RefusedForm = {
  action: string
  /** Which of several on the page it is about: a domain's name, or an id. */
  target?: string | undefined
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  actionPlan?: ActionPlan | undefined
}
