import type { Fault } from '../../../../events/refusal-error'
import type { ProjectAct } from '../../../../views/admin/projects/project-view-model'
import { de } from '../../../../views/texts/de'
import type { Fields } from '../../http/form-fields'

export type GivenReason = { code: string; note?: string }

const longestNote = 1000

/**
 * Why a person intervenes: one of these codes with a note, or free text, which becomes the note of
 * `other`. Nobody intervenes without a reason.
 */
export const reasonAmong = (
  codes: Readonly<Record<string, string>>,
  fields: Fields,
): GivenReason | Fault => {
  const said = fields['reason.code'] ?? fields.reason ?? ''
  const typed = fields['reason.note'] ?? fields.note ?? ''
  if (said === '') return { pointer: '/reason', code: 'REASON_NEEDED' }
  const isCode = Object.hasOwn(codes, said)
  const note = isCode ? typed : [said, typed].filter(Boolean).join('\n')
  if (note.length > longestNote) return { pointer: '/note', code: 'TOO_LONG' }
  const code = isCode ? said : 'other'
  return note ? { code, note } : { code }
}

/** The reason of an act on a project. */
export const reasonOf = (act: ProjectAct, fields: Fields): GivenReason | Fault =>
  reasonAmong(de.project.reasons[act], fields)
