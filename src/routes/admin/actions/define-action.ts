import type { z } from 'zod'
import type { Role } from '../../../../events/codes'
import type { PlanLine } from '../../../../events/project'
import type { FieldError } from '../../../../events/refusal-error'
import type { ActionView } from '../../../../views/admin/actions/action-view'
import type { ActionTexts } from '../../../../views/texts/action-texts'
import type { Texts } from '../../../../views/texts/de'
import type { Locale } from '../../../../views/texts/locale'
import type { CommandOptions } from '../../../store/event-store/command-handler'
import type { FormFields } from '../../http/form-fields'
import type { RouteDependencies } from '../../http/route-dependencies'

/**
 * What the actions of one feature have in common. `subject`: what the address names; `facts`: what
 * decides whether an action is allowed; `model`: what its fields show.
 */
export type ActionKind<Subject = unknown, Facts = unknown, Model = unknown, Command = unknown> = {
  subject: Subject
  facts: Facts
  model: Model
  command: Command
}

export type ActionContext<Kind extends ActionKind> = {
  deps: RouteDependencies
  subject: Kind['subject']
  fields: FormFields
  /** The reason's code; `other` as long as none was chosen. */
  reasonCode: string
  requestId: string
  locale: Locale
  /** Who acts, as the metadata of events name a person. */
  actor: `person:${string}`
  actorRole: Role
}

/** An action that takes something away: only the plan that was shown is carried out. */
type PlanConfirmation<Command> = {
  isNeeded: (command: Command) => boolean
  /** The plan becomes part of the command, and so of its event. */
  withPlan: (command: Command, lines: readonly PlanLine[]) => Command
  /** Instead of `PLAN_CHANGED`. */
  changedCode?: 'PRICE_CHANGED'
}

/** For acts that spend money or change what a name leads to: none of it before its plan was shown. */
export const planIsConfirmed = {
  isNeeded: () => true,
  withPlan: <Command>(command: Command) => command,
}

type ActionRules<Kind extends ActionKind> = ActionView<Kind['model']> & {
  /** A rule of the domain, which the decider asks as well. */
  isAllowed: (facts: Kind['facts']) => boolean
  /** Vendors may have to be asked before. Throws `RefusalError`. */
  assertReady?: (context: ActionContext<Kind>) => Promise<void>
  confirmation?: PlanConfirmation<Kind['command']>
  /** What commits together with the command's events. */
  options?: (command: Kind['command'], context: ActionContext<Kind>) => CommandOptions
  /** What the database refuses, as a refusal with its field. */
  translateError?: (error: unknown, command?: Kind['command']) => unknown
}

type ParsedCommand<Command> = { command: Command } | { errors: FieldError[] }

/** One action of a person: where it is offered, what its form must hold, what it commands. */
export type AdminAction<Kind extends ActionKind> = ActionRules<Kind> & {
  parse: (context: ActionContext<Kind>) => Promise<ParsedCommand<Kind['command']>>
}

type Maybe<Value> = Value | Promise<Value>

type ActionSpec<Kind extends ActionKind, Input> = ActionRules<Kind> & {
  /** What its form must hold besides the reason; the messages of the schema are error codes. */
  input?: (context: ActionContext<Kind>) => Maybe<z.ZodType<Input>>
  /** What it commands, or what is wrong with what was typed. */
  command: (input: Input, context: ActionContext<Kind>) => Maybe<Kind['command'] | FieldError[]>
}

/** One error per field: the first that its schema found. */
const toFieldErrors = ({ issues }: z.ZodError): FieldError[] => {
  const codes = new Map<string, string>()
  for (const { path, message } of issues) {
    const pointer = path.length > 0 ? `/${path.join('/')}` : ''
    if (!codes.has(pointer)) codes.set(pointer, message)
  }
  return [...codes].map(([pointer, code]) => ({ pointer, code }))
}

/** For the actions of one kind; the type of an action's input follows from its schema. */
export const defineAdminAction =
  <Kind extends ActionKind>() =>
  <Input = object>(spec: ActionSpec<Kind, Input>): AdminAction<Kind> => {
    const { input, command, ...rules } = spec
    const parse: AdminAction<Kind>['parse'] = async (context) => {
      const schema = await input?.(context)
      const parsed = schema?.safeParse(context.fields)
      if (parsed && !parsed.success) return { errors: toFieldErrors(parsed.error) }
      const decided = await command((parsed?.data ?? {}) as Input, context)
      return Array.isArray(decided) ? { errors: decided } : { command: decided }
    }
    return { ...rules, parse }
  }

type CodedSpec<Kind extends ActionKind, Code extends string, Input> = Omit<
  ActionSpec<Kind, Input>,
  'code' | 'texts'
> & { code: Code }

/** The same where the texts of an action stand under its code. */
export const defineCodedAction =
  <Kind extends ActionKind>() =>
  <Code extends string>(textsOf: (t: Texts) => Readonly<Record<Code, ActionTexts>>) =>
  <Input = object>(spec: CodedSpec<Kind, Code, Input>): AdminAction<Kind> =>
    defineAdminAction<Kind>()<Input>({ ...spec, texts: (t) => textsOf(t)[spec.code] })
