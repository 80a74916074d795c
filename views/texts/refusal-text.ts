import type { Locale } from './locale'
import type { RefusalCode } from './refusals-de'
import { textsFor } from './texts'

/** The sentence for a refusal's code; one that has none is told by `detail` or by its code. */
export const refusalText = (locale: Locale, code: string, detail?: string) => {
  const { sentences, unknown } = textsFor(locale).refusals
  return Object.hasOwn(sentences, code) ? sentences[code as RefusalCode] : (detail ?? unknown(code))
}
