import { InputField } from '../../../parts/input-field'
import { TableHead } from '../../../parts/table-head'
import type { Texts } from '../../../texts/de'
import { formatDate, formatDateOrTime, formatLastDay, formatMoney } from '../../../texts/format'
import { OfferedAction } from '../../actions/action-dialog'
import type { ActionFieldsProps } from '../../actions/action-view'
import { pluginPricesPath } from '../plugin-facts'
import type { LimitedPrice, PricesModel } from './price-view-model'

type Props = { t: Texts; now: string; model: PricesModel }

export const PriceEndField = ({ values, model: _, ...form }: ActionFieldsProps<LimitedPrice>) => (
  <InputField
    {...form}
    name="validUntil"
    label={form.t.catalogue.prices.validUntil}
    required
    input={{ type: 'date', value: values?.validUntil ?? '' }}
  />
)

const describeValidity = (t: Texts, { price, isPlanned }: LimitedPrice) => {
  const texts = t.catalogue.prices
  const day = formatDate(price.validFrom, t.locale)
  const begin = isPlanned ? texts.from(day) : texts.since(day)
  return price.validUntil
    ? `${begin}, ${texts.until(formatLastDay(price.validUntil, t.locale))}`
    : begin
}

const Acts = ({ t, model, limited }: Props & { limited: LimitedPrice }) => {
  const path = pluginPricesPath(model.plugin.id)
  const { refused } = model
  return (
    <div class="row">
      {model.priceActions
        .filter(({ code }) => limited.isPlanned || code !== 'drop')
        .map((action) => {
          const id = `${action.code}-${limited.id.replaceAll('.', '-')}`
          const isRefused = refused?.action === action.code && refused.target === limited.id
          return (
            <OfferedAction
              t={t}
              id={`act-${id}`}
              action={action}
              model={limited}
              url={`${path}/${limited.id}/${action.code}`}
              closeHref={path}
              prefix={`${id}-`}
              subject={model.plugin.displayName}
              refused={isRefused ? refused : undefined}
            />
          )
        })}
    </div>
  )
}

const Row = (props: Props & { limited: LimitedPrice }) => {
  const { t, now, model, limited } = props
  const { columns } = t.catalogue.prices
  const { price } = limited
  const type = model.draft.rows.find(({ code }) => code === price.projectType)
  const name = model.people[price.recordedBy.replace(/^person:/, '')]
  return (
    <tr>
      <td class="project">
        <bdi>{type?.displayName ?? price.projectType}</bdi>
        <span class="sub">{t.cycles[price.cycle]}</span>
      </td>
      <td class="nowrap" data-label={columns.price}>
        {formatMoney(price.netCents, t.locale)}
        {price.setupCents > 0 && (
          <span class="sub">
            {`${t.catalogue.prices.setup} ${formatMoney(price.setupCents, t.locale)}`}
          </span>
        )}
      </td>
      <td data-label={columns.validity}>{describeValidity(t, limited)}</td>
      <td data-label={columns.setBy}>
        {formatDateOrTime(price.recordedAt, now, t.locale)}
        {name && (
          <span class="sub">
            <bdi>{name}</bdi>
          </span>
        )}
      </td>
      <td class="end nowrap" data-label={columns.acts}>
        {model.canManage ? <Acts {...props} limited={limited} /> : t.none}
      </td>
    </tr>
  )
}

/** Every price of its own that a type has: since when, until when, and what is planned. */
export const LimitedPrices = (props: Props) => {
  const { t, model } = props
  const texts = t.catalogue.prices
  const { columns } = texts
  return (
    <section class="card" aria-labelledby="limited-title">
      <header>
        <h2 id="limited-title">{texts.limited}</h2>
      </header>
      {model.prices.length === 0 ? (
        <p class="body">{texts.limitedEmpty}</p>
      ) : (
        <table class="projects stackable">
          <TableHead
            columns={[
              [columns.scope, 'project'],
              columns.price,
              columns.validity,
              columns.setBy,
              [columns.acts, 'end'],
            ]}
          />
          <tbody>
            {model.prices.map((limited) => (
              <Row {...props} limited={limited} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
