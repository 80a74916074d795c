import type { CataloguePlan } from '../../../../src/domain/catalogue/catalogue-plan'
import type { PriceDifference, PricePlan } from '../../../../src/domain/catalogue/price-plan'
import type { Texts } from '../../../texts/de'
import { getDisplayName } from '../../../texts/display-names'
import { formatDate, formatLastDay, formatMoney, formatNumber } from '../../../texts/format'

type Props = { t: Texts; plan: PricePlan; names: CataloguePlan['names'] }

const formatChange = (t: Texts, { before, after }: PriceDifference) => {
  if (!before || !after || before.netCents === 0) return undefined
  const percent = ((after.netCents - before.netCents) / before.netCents) * 100
  const sign = percent > 0 ? '+' : ''
  return percent === 0 ? undefined : `${sign}${formatNumber(percent, t.locale)} %`
}

const Difference = ({
  t,
  difference,
  names,
}: Omit<Props, 'plan'> & { difference: PriceDifference }) => {
  const texts = t.catalogue.prices
  const { projectType, cycle, before, after, becomes } = difference
  const setupChanged = (before?.setupCents ?? 0) !== (after?.setupCents ?? 0)
  const format = (cents: number | undefined) =>
    cents === undefined ? texts.notOffered : formatMoney(cents, t.locale)
  const change = formatChange(t, difference)
  return (
    <li>
      <span class="meta block">
        <bdi>{names.projectTypes[projectType] ?? projectType}</bdi>
        {`, ${t.cycles[cycle]}`}
      </span>
      <span class="row">
        <span>
          <span class="sr">{`${texts.before}: `}</span>
          <s>{format(before?.netCents)}</s>
        </span>
        <span aria-hidden="true">→</span>
        <strong>
          <span class="sr">{`${texts.after}: `}</span>
          {format(after?.netCents)}
        </strong>
        {change && <span class="badge">{change}</span>}
      </span>
      {becomes === 'base' && <span class="sub block">{texts.fromBase}</span>}
      {setupChanged && (
        <span class="sub block">
          {texts.setupChange(
            formatMoney(before?.setupCents ?? 0, t.locale),
            formatMoney(after?.setupCents ?? 0, t.locale),
          )}
        </span>
      )}
    </li>
  )
}

const listNames = (t: Texts, codes: readonly string[], names: Readonly<Record<string, string>>) =>
  new Intl.ListFormat(t.locale).format(codes.map((code) => getDisplayName(names, code)))

/** What a change of prices does, and what stays. */
export const PriceDiff = ({ t, plan, names }: Props) => {
  const texts = t.catalogue.prices
  const { differences, inheritingTypes, bundles, licenseCount, validFrom, validUntil } = plan
  return (
    <>
      <ul class="diffs">
        {differences.map((difference) => (
          <Difference t={t} difference={difference} names={names} />
        ))}
      </ul>
      <dl class="pairs">
        <dt>{texts.begins}</dt>
        <dd>{validFrom ? formatDate(validFrom, t.locale) : texts.atOnce}</dd>
        {validUntil && (
          <>
            <dt>{texts.ends}</dt>
            <dd>{formatLastDay(validUntil, t.locale)}</dd>
          </>
        )}
        <dt>{texts.appliesTo}</dt>
        <dd>{texts.newOrders}</dd>
        {inheritingTypes.length > 0 && (
          <>
            <dt>{texts.alsoFor}</dt>
            <dd>{listNames(t, inheritingTypes, names.projectTypes)}</dd>
          </>
        )}
        {bundles.length > 0 && (
          <>
            <dt>{texts.bundles}</dt>
            <dd>{listNames(t, bundles, names.bundles)}</dd>
          </>
        )}
        <dt>{texts.licenses}</dt>
        <dd>{texts.unchanged(formatNumber(licenseCount, t.locale))}</dd>
        <dt>{texts.placedOrders}</dt>
        <dd>{texts.keepPrice}</dd>
      </dl>
    </>
  )
}
