import { isReasonCode } from '../../events/reason-codes'
import type { Texts } from '../texts/de'

/** The words of a reason's code; one that is not in the list is shown as it is. */
export const getReasonText = (code: string, t: Texts) =>
  isReasonCode(code) ? t.reasons[code] : code
