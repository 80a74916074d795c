import type { Fault } from '../../../events/refused'
import { de } from '../../../views/texts/de'
import type { Fields } from '../html/form-fields'
import type { PossibleAct } from './possible-acts'

export type GivenReason = { code: string; note?: string }

const longestNote = 1000

/**
 * Why a person intervenes: a code of the act with a note, or free text, which becomes the note of
 * `other`. Nobody intervenes without a reason.
 */
export const reasonAmong = (
  codes: Readonly<Record<string, string>>,
  fields: Fields,
): GivenReason | Fault => {
  const said = fields['reason.code'] ?? fields.reason ?? ''
  const isCode = (text: string) => Object.hasOwn(codes, text)
  const typed = fields['reason.note'] ?? fields.note ?? ''
  if (said === '') return { pointer: '/reason', code: 'REASON_NEEDED' }
  const note = isCode(said) ? typed : [said, typed].filter(Boolean).join('\n')
  if (note.length > longestNote) return { pointer: '/note', code: 'TOO_LONG' }
  const code = isCode(said) ? said : 'other'
  return note ? { code, note } : { code }
}

export const reasonOf = (act: PossibleAct, fields: Fields) =>
  reasonAmong(de.project.reasons[act], fields)
