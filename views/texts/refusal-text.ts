import type { Locale } from './locale'
import type { RefusalCode } from './refusals-de'
import { textsFor } from './texts'

/**
 * The sentence for a refusal's code; one that has none is told by `detail` or by its code.
 * `field`: the name of the field that it stands at, whose form may be known.
 */
export const refusalText = (locale: Locale, code: string, detail?: string, field = '') => {
  const { sentences, formats, unknown } = textsFor(locale).refusals
  if (code === 'BAD_FORMAT' && Object.hasOwn(formats, field)) return formats[field]
  return Object.hasOwn(sentences, code) ? sentences[code as RefusalCode] : (detail ?? unknown(code))
}
