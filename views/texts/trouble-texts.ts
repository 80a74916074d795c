import type { Texts } from './de'
import type { troubles as known } from './de/troubles/troubles'
import { clock, shortest } from './format'
import { troubleActions } from './trouble-actions'

/** One sentence for staff, one in plain words for the customer. */
export type Trouble = { staff: string; customer: string }
export type Troubles = Readonly<Record<string, Trouble>>
export type TroubleCode = keyof typeof known

/** What mends a step that stands: what its one primary button offers. */
export type TroubleAction =
  | 'retry'
  | 'correctAuthCode'
  | 'correctDomain'
  | 'chooseServer'
  | 'topUp'
  | 'skip'
  | 'wait'
  | 'markDone'
  | 'tellUs'

type Said = { vendor?: string; code?: string; vendorText?: string; since?: string }

/** A broken line has a name in every system: `HTTP 503` is 503, `ECONNRESET` a vendor out of reach. */
const usual = (code: string) =>
  /^HTTP (\d{3})$/.exec(code)?.[1] ??
  (/^(E[A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+)$/.test(code) ? 'UNREACHABLE' : code)

const keyOf = ({ vendor, code }: Said): TroubleCode | undefined => {
  if (!code) return undefined
  const spellings = [code, usual(code)].flatMap((one) => [`${vendor}/${one}`, one])
  return spellings.find((one): one is TroubleCode => Object.hasOwn(troubleActions, one))
}

/** The dictionary's entry for what a vendor answered; undefined for a code that is not known. */
export const troubleOf = (said: Said, t: Texts): Trouble | undefined => {
  const key = keyOf(said)
  return key && t.troubles[key]
}

/** What mends it; a code that is not known is worth another try. */
export const actionOf = (said: Said): TroubleAction => {
  const key = keyOf(said)
  return key ? troubleActions[key] : 'retry'
}

const named = (t: Texts, vendor: string) =>
  Object.hasOwn(t.vendors, vendor) ? t.vendors[vendor as keyof Texts['vendors']] : vendor

/** `wartet auf INWX seit 14:02`, with the day if it is not that of `now`. */
const downSince = ({ vendor, code, since }: Said, t: Texts, now?: string) =>
  code === 'BREAKER_OPEN' && vendor && since
    ? t.steps.waitsSince(
        named(t, vendor),
        now ? shortest(since, now, t.locale) : clock(since, t.locale),
      )
    : undefined

/** Why a step stands or waits, for staff: our sentence, else the vendor's own words, else the code. */
export const staffSentence = (said: Said, t: Texts, now?: string) =>
  downSince(said, t, now) ?? troubleOf(said, t)?.staff ?? said.vendorText ?? said.code

/** The same for a customer, who never reads a vendor's own words. */
export const customerSentence = (said: Said, t: Texts) =>
  (troubleOf(said, t) ?? (said.code ? t.troubles.UNKNOWN : undefined))?.customer
