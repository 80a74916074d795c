import type { Price } from '../../events/price'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import type { Texts } from '../texts/de'
import { getDisplayName } from '../texts/display-names'
import { formatMoney } from '../texts/format'

type Props = {
  t: Texts
  price: Price
  /** Display names of the lines' codes. */
  names: Readonly<Record<string, string>>
  sumLabel: string
  /** Instead of "Discount". */
  discountLabel?: string | undefined
}

/** A price with its lines, tax and total. */
export const PriceLines = ({ t, price, names, sumLabel, discountLabel }: Props) => (
  <dl class="pairs prices">
    {price.lines.map((line) => (
      <>
        <dt>
          {line.kind === 'plugin' ? (
            <bdi>{getDisplayName(names, line.code)}</bdi>
          ) : (
            <>
              {(line.kind === 'discount' && discountLabel) || t.order.lineKinds[line.kind]}{' '}
              <span class="sub">
                <bdi>{toUnicodeDomain(getDisplayName(names, line.code))}</bdi>
              </span>
            </>
          )}
        </dt>
        <dd class="num">{formatMoney(line.netCents, t.locale)}</dd>
      </>
    ))}
    <dt>{t.order.tax(price.taxRatePercent)}</dt>
    <dd class="num">{formatMoney(price.taxCents, t.locale)}</dd>
    <dt class="sum">{sumLabel}</dt>
    <dd class="num sum">{formatMoney(price.grossCents, t.locale)}</dd>
  </dl>
)
