import { isOneOf } from '../../events/codes'
import { reasonCodes } from '../../events/reason-codes'
import type { Texts } from '../texts/de'

/** The words of a reason's code; one that is not in the list is shown as it is. */
export const getReasonText = (code: string, t: Texts) =>
  isOneOf(reasonCodes, code) ? t.reasons[code] : code
