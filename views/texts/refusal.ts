import type { Texts } from './de'

const isKnown = (code: string, t: Texts): code is keyof Texts['refusals']['sentences'] =>
  Object.hasOwn(t.refusals.sentences, code)

/** The sentence for a refusal's code; one that has none is told by `detail` or by its code. */
export const refusalOf = (code: string, t: Texts, detail?: string) =>
  isKnown(code, t) ? t.refusals.sentences[code] : (detail ?? t.refusals.unknown(code))
