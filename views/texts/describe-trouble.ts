import type { Texts } from './de'
import { formatDateOrTime, formatTime } from './format'
import { actionByTroubleCode, type TroubleAction, type TroubleCode } from './trouble-actions'
import type { TroubleText } from './trouble-text'

type TroubleSource = { vendor?: string; code?: string; vendorText?: string; since?: string }

/** A broken line has a name in every system: `HTTP 503` is 503, `ECONNRESET` a vendor out of reach. */
const normalizeCode = (code: string) =>
  /^HTTP (\d{3})$/.exec(code)?.[1] ??
  (/^(E[A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+)$/.test(code) ? 'UNREACHABLE' : code)

const findTroubleCode = ({ vendor, code }: TroubleSource): TroubleCode | undefined => {
  if (!code) return undefined
  const spellings = [code, normalizeCode(code)].flatMap((key) => [`${vendor}/${key}`, key])
  return spellings.find((key): key is TroubleCode => Object.hasOwn(actionByTroubleCode, key))
}

/** The dictionary's entry for what a vendor answered; undefined for a code that is not known. */
export const findTroubleText = (source: TroubleSource, t: Texts): TroubleText | undefined => {
  const key = findTroubleCode(source)
  return key && t.troubles[key]
}

/** What mends it; a code that is not known is worth another try. */
export const findTroubleAction = (source: TroubleSource): TroubleAction => {
  const key = findTroubleCode(source)
  return key ? actionByTroubleCode[key] : 'retry'
}

const getVendorName = (t: Texts, vendor: string) =>
  Object.hasOwn(t.vendors, vendor) ? t.vendors[vendor as keyof Texts['vendors']] : vendor

/** `wartet auf INWX seit 14:02`, with the day if it is not that of `now`. */
const describeOpenBreaker = ({ vendor, code, since }: TroubleSource, t: Texts, now?: string) =>
  code === 'BREAKER_OPEN' && vendor && since
    ? t.steps.waitsSince(
        getVendorName(t, vendor),
        now ? formatDateOrTime(since, now, t.locale) : formatTime(since, t.locale),
      )
    : undefined

/** Why a step stands or waits, for staff: our sentence, else the vendor's own words, else the code. */
export const describeTroubleForStaff = (source: TroubleSource, t: Texts, now?: string) =>
  describeOpenBreaker(source, t, now) ??
  findTroubleText(source, t)?.staff ??
  source.vendorText ??
  source.code

/** The same for a customer, who never reads a vendor's own words. */
export const describeTroubleForCustomer = (source: TroubleSource, t: Texts) =>
  (findTroubleText(source, t) ?? (source.code ? t.troubles.UNKNOWN : undefined))?.customer
