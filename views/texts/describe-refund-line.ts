import type { PriceLine } from '../../events/price'
import { isolateName } from '../../src/domain/contact/isolate-name'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import type { Texts } from './de'
import { getDisplayName } from './display-names'

/** Which part of a price it is. `names`: display names of plugins by their codes. */
export const describeRefundLine = (
  t: Texts,
  { kind, code }: PriceLine,
  names: Readonly<Record<string, string>> = {},
) => t.order.refundLines[kind](isolateName(toUnicodeDomain(getDisplayName(names, code))))
