import { isOneOf } from '../../events/codes'
import { refusalCodes } from '../../events/refusal-codes'
import { findTroubleText } from './describe-trouble'
import { formatMoney } from './format'
import type { Locale } from './locale'
import { textsFor } from './texts'

/** What is meant is named after their sentence. */
const codesWithDetail = [
  'TLD_NEEDS_MORE',
  'PLUGINS_NOT_ORDERABLE',
  'ALREADY_LICENSED',
  'ALREADY_ORDERED',
  'DEPENDENCY_NOT_LICENSED',
]

/**
 * The sentence for a refusal code; without one, `detail` or the code.
 * `field`: the name of the refused field, whose format may be described.
 */
export const getRefusalText = (locale: Locale, code: string, detail?: string, field = '') => {
  const { sentences, formats, domains, newTotal, unknown } = textsFor(locale).refusals
  if (code === 'BAD_FORMAT' && Object.hasOwn(formats, field)) return formats[field]
  if (code === 'DOMAIN_NOT_AVAILABLE' && detail && Object.hasOwn(domains, detail))
    return domains[detail]
  if (!isOneOf(refusalCodes, code))
    return detail ?? findTroubleText({ code }, textsFor(locale))?.customer ?? unknown(code)
  // The form names the amounts that are possible.
  if (code === 'REFUND_INDIVISIBLE' && detail && field) return detail
  const sentence = sentences[code]
  // A price in cents: what it is now.
  if (code === 'PRICE_CHANGED' && /^\d+$/.test(detail ?? ''))
    return `${sentence} ${newTotal(formatMoney(Number(detail), locale))}`
  return codesWithDetail.includes(code) && detail ? `${sentence} (${detail})` : sentence
}
