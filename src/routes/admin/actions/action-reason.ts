import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectAction } from '../../../../views/admin/projects/project-view-model'
import { de } from '../../../../views/texts/de'
import type { FormFields } from '../../http/form-fields'

export type ActionReason = { code: string; note?: string }

const maxNoteLength = 1000

/**
 * Why a person intervenes: one of these codes with a note, or free text, which becomes the note of
 * `other`. Nobody intervenes without a reason.
 */
export const parseReason = (
  codes: Readonly<Record<string, string>>,
  fields: FormFields,
): ActionReason | FieldError => {
  const said = fields['reason.code'] ?? fields.reason ?? ''
  const typed = fields['reason.note'] ?? fields.note ?? ''
  if (said === '') return { pointer: '/reason', code: 'REASON_NEEDED' }
  const isCode = Object.hasOwn(codes, said)
  const note = isCode ? typed : [said, typed].filter(Boolean).join('\n')
  if (note.length > maxNoteLength) return { pointer: '/note', code: 'TOO_LONG' }
  const code = isCode ? said : 'other'
  return note ? { code, note } : { code }
}

/** The reason of an act on a project. */
export const parseActionReason = (
  act: ProjectAction,
  fields: FormFields,
): ActionReason | FieldError => parseReason(de.project.reasons[act], fields)
