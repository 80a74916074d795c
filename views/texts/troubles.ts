import type { Texts } from './de'

/** One sentence for staff, one in plain words for the customer. */
export type Trouble = { staff: string; customer: string }
export type Troubles = Readonly<Record<string, Trouble>>

type Said = { vendor?: string; code?: string; vendorText?: string }

/** The dictionary's entry for what a vendor answered; undefined for a code that is not known. */
export const troubleOf = ({ vendor, code }: Said, t: Texts): Trouble | undefined => {
  if (!code) return undefined
  return t.troubles[`${vendor}/${code}`] ?? t.troubles[code]
}

/** Why a step stands or waits, for staff: our sentence, else the vendor's own words, else the code. */
export const staffSentence = (said: Said, t: Texts) =>
  troubleOf(said, t)?.staff ?? said.vendorText ?? said.code

/** The same for a customer, in plain words where we have them. */
export const customerSentence = (said: Said, t: Texts) =>
  troubleOf(said, t)?.customer ?? said.vendorText
