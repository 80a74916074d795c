import type { FieldError } from '../../../../events/refusal-error'
import type { FormFields } from '../../http/form-fields'
import type { ActionRefusal } from '../../http/refusal'
import type { ActionContext, ActionKind, AdminAction } from './define-action'

export type ActionReason = { code: string; note?: string }

const maxNoteLength = 1000

/**
 * Why a person intervenes: one of the action's codes with a note, or free text, which becomes the
 * note of `other`. Nobody intervenes without a reason.
 */
export const parseReason = (
  codes: readonly string[],
  fields: FormFields,
): ActionReason | FieldError => {
  const chosen = fields['reason.code'] ?? fields.reason ?? ''
  const typed = fields['reason.note'] ?? fields.note ?? ''
  if (chosen === '') return { pointer: '/reason', code: 'REASON_NEEDED' }
  const isCode = codes.includes(chosen)
  const note = isCode ? typed : [chosen, typed].filter(Boolean).join('\n')
  if (note.length > maxNoteLength) return { pointer: '/note', code: 'TOO_LONG' }
  const code = isCode ? chosen : 'other'
  return note ? { code, note } : { code }
}

export const refusalOf = (errors: readonly FieldError[]): ActionRefusal => ({
  code: errors[0]?.code ?? 'INVALID',
  errors,
})

/** What an action makes of a request, before the reason is looked at. */
export const createActionContext = <Kind extends ActionKind>(
  action: AdminAction<Kind>,
  context: Omit<ActionContext<Kind>, 'reasonCode'>,
): ActionContext<Kind> => {
  const reason = parseReason(action.reasons, context.fields)
  return { ...context, reasonCode: 'pointer' in reason ? 'other' : reason.code }
}

export type StaffAction<Command> = { command: Command; reason: ActionReason }

/** What a form commands, and why; or all that is wrong with it. */
export const parseStaffAction = async <Kind extends ActionKind>(
  action: AdminAction<Kind>,
  context: ActionContext<Kind>,
): Promise<StaffAction<Kind['command']> | ActionRefusal> => {
  const parsed = await action.parse(context)
  const reason = parseReason(action.reasons, context.fields)
  const errors = [
    ...('errors' in parsed ? parsed.errors : []),
    ...('pointer' in reason ? [reason] : []),
  ]
  if ('errors' in parsed || 'pointer' in reason) return refusalOf(errors)
  return { command: parsed.command, reason }
}
