import type { Price } from '../../events/project'
import type { Texts } from '../texts/de'
import { nameOf } from '../texts/display-names'
import { money } from '../texts/format'
import { shownDomain } from '../texts/unicode-domain'

type Props = {
  t: Texts
  price: Price
  /** Display names of the lines' codes. */
  names: Readonly<Record<string, string>>
  sumLabel: string
}

/** A price line by line: what it is made of, the tax, the total. */
export const PriceLines = ({ t, price, names, sumLabel }: Props) => (
  <dl class="pairs prices">
    {price.lines.map((line) => (
      <>
        <dt>
          {line.kind === 'plugin' ? (
            nameOf(names, line.code)
          ) : (
            <>
              {t.order.lineKinds[line.kind]}{' '}
              <span class="sub">{shownDomain(nameOf(names, line.code))}</span>
            </>
          )}
        </dt>
        <dd class="num">{money(line.netCents, t.locale)}</dd>
      </>
    ))}
    <dt>{t.order.tax(price.taxRatePercent)}</dt>
    <dd class="num">{money(price.taxCents, t.locale)}</dd>
    <dt class="sum">{sumLabel}</dt>
    <dd class="num sum">{money(price.grossCents, t.locale)}</dd>
  </dl>
)
