import type { TroubleSource } from '../../src/domain/project/trouble-fixes'
import { findTroubleCode } from '../../src/domain/project/trouble-fixes'
import type { Texts } from './de'
import { formatDateOrTime, formatTime } from './format'
import type { TroubleText } from './trouble-text'

type DescribedTrouble = TroubleSource & { vendorText?: string; since?: string }

/** The dictionary's entry for what a vendor answered; undefined for a code that is not known. */
export const findTroubleText = (trouble: TroubleSource, t: Texts): TroubleText | undefined => {
  const code = findTroubleCode(trouble)
  return code && t.troubles[code]
}

const getVendorName = (t: Texts, vendor: string) =>
  Object.hasOwn(t.vendors, vendor) ? t.vendors[vendor as keyof Texts['vendors']] : vendor

/** `wartet auf INWX seit 14:02`, with the day if it is not that of `now`. */
const describeOpenBreaker = ({ vendor, code, since }: DescribedTrouble, t: Texts, now?: string) =>
  code === 'BREAKER_OPEN' && vendor && since
    ? t.steps.waitsSince(
        getVendorName(t, vendor),
        now ? formatDateOrTime(since, now, t.locale) : formatTime(since, t.locale),
      )
    : undefined

/** Why a step stands or waits, for staff: our sentence, else the vendor's own words, else the code. */
export const describeTroubleForStaff = (trouble: DescribedTrouble, t: Texts, now?: string) =>
  describeOpenBreaker(trouble, t, now) ??
  findTroubleText(trouble, t)?.staff ??
  trouble.vendorText ??
  trouble.code

/** The same for a customer, who never reads a vendor's own words. */
export const describeTroubleForCustomer = (trouble: DescribedTrouble, t: Texts) =>
  (findTroubleText(trouble, t) ?? (trouble.code ? t.troubles.UNKNOWN : undefined))?.customer
