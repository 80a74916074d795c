import { PriceLines } from '../../parts/price-lines'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { getDisplayName } from '../../texts/display-names'
import { formatMoney } from '../../texts/format'
import type { BundleChoices, BundleItem } from './bundle-model'
import { catalogueTabPath } from './catalogue-shell'
import type { CatalogueSectionView } from './catalogue-view-model'
import { NamedCell } from './named-cell'

type Props = { t: Texts; item: BundleItem; choices: BundleChoices }

const Marks = ({ t, item }: Omit<Props, 'choices'>) => (
  <>
    {item.withdrawn && <span class="badge">{t.catalogue.withdrawn}</span>}
    {!item.withdrawn && !item.price && <span class="badge wait">{t.catalogue.notOrderable}</span>}
    {!item.withdrawn && item.isDefault && (
      <span class="badge good">{t.catalogue.fields.isDefault}</span>
    )}
  </>
)

const Total = ({ t, item }: Omit<Props, 'choices'>) =>
  item.price ? (
    <>
      <span class="num">{formatMoney(item.price.grossCents, t.locale)}</span>
      <span class="sub">{t.cycles[item.billingCycle]}</span>
    </>
  ) : (
    <span class="meta">{t.none}</span>
  )

const Row = ({ t, item, choices }: Props) => (
  <tr>
    <NamedCell item={item} path={catalogueTabPath('bundles')} />
    <td data-label={t.catalogue.fields.projectType}>
      <bdi>{getDisplayName(choices.names.projectTypes, item.projectType)}</bdi>
    </td>
    <td class="spare">
      {item.plugins.map((plugin) => getDisplayName(choices.names.plugins, plugin)).join(', ')}
    </td>
    <td data-label={t.catalogue.status}>
      <Marks t={t} item={item} />
    </td>
    <td class="end" data-label={t.catalogue.fields.discountPercent}>
      {t.catalogue.percent(item.discountPercent)}
    </td>
    <td class="end" data-label={t.catalogue.total}>
      <Total t={t} item={item} />
    </td>
  </tr>
)

const Facts = ({ t, item, choices }: Props) => {
  const { fields } = t.catalogue
  const { names } = choices
  return (
    <div class="body stack">
      <dl class="pairs">
        <dt>{fields.displayNameEn}</dt>
        <dd>
          <bdi lang="en">{item.fields.displayNameEn ?? t.none}</bdi>
        </dd>
        <dt>{fields.projectType}</dt>
        <dd>
          <bdi>{getDisplayName(names.projectTypes, item.projectType)}</bdi>
        </dd>
        <dt>{fields.billingCycle}</dt>
        <dd>{t.cycles[item.billingCycle]}</dd>
        <dt>{fields.discountPercent}</dt>
        <dd>{t.catalogue.percent(item.discountPercent)}</dd>
        <dt>{fields.isDefault}</dt>
        <dd>{item.isDefault ? t.catalogue.yes : t.catalogue.no}</dd>
        <dt>{fields.plugins}</dt>
        <dd>{item.plugins.map((plugin) => getDisplayName(names.plugins, plugin)).join(', ')}</dd>
      </dl>
      {item.price ? (
        <PriceLines t={t} price={item.price} names={names.plugins} sumLabel={t.catalogue.total} />
      ) : (
        !item.withdrawn && <p class="notice wait">{t.catalogue.notOrderableText}</p>
      )}
    </div>
  )
}

/** Several plugins at one price. */
export const bundleView: CatalogueSectionView<BundleItem, BundleChoices> = {
  tab: 'bundles',
  texts: (t) => t.catalogue.bundles,
  Table: ({ t, items, choices }) => (
    <table class="projects stackable">
      <TableHead
        columns={[
          t.catalogue.fields.displayName,
          t.catalogue.fields.projectType,
          [t.catalogue.fields.plugins, 'spare'],
          t.catalogue.status,
          [t.catalogue.fields.discountPercent, 'end'],
          [t.catalogue.total, 'end'],
        ]}
      />
      <tbody>
        {items.map((item) => (
          <Row t={t} item={item} choices={choices} />
        ))}
      </tbody>
    </table>
  ),
  Facts,
}
