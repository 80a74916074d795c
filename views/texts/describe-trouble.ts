import type { TroubleSource } from '../../src/domain/project/trouble-fixes'
import { findTroubleCode } from '../../src/domain/project/trouble-fixes'
import type { Texts } from './de'
import { formatDateOrTime, formatTime } from './format'
import type { TroubleText } from './trouble-text'
import { getVendorName } from './vendor-name'

type DescribedTrouble = TroubleSource & { vendorText?: string; since?: string }

/** The texts of a trouble's code; undefined for an unknown code. */
export const findTroubleText = (trouble: TroubleSource, t: Texts): TroubleText | undefined => {
  const code = findTroubleCode(trouble)
  return code && t.troubles[code]
}

/** `wartet auf INWX seit 14:02`, with the date unless it is today. */
const describeOpenBreaker = ({ vendor, code, since }: DescribedTrouble, t: Texts, now?: string) =>
  code === 'BREAKER_OPEN' && vendor && since
    ? t.steps.waitsSince(
        getVendorName(t, vendor),
        now ? formatDateOrTime(since, now, t.locale) : formatTime(since, t.locale),
      )
    : undefined

/** Why a step is stalled or waits, for staff: our sentence, else the vendor's message, else the code. */
export const describeTroubleForStaff = (trouble: DescribedTrouble, t: Texts, now?: string) =>
  describeOpenBreaker(trouble, t, now) ??
  findTroubleText(trouble, t)?.staff ??
  trouble.vendorText ??
  trouble.code

/** The same for customers, who are never shown a vendor's message. */
export const describeTroubleForCustomer = (trouble: DescribedTrouble, t: Texts) =>
  (findTroubleText(trouble, t) ?? (trouble.code ? t.troubles.UNKNOWN : undefined))?.customer
