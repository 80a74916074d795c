import type { CategoryItem } from '../../../projections/queries/catalogue-items'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import type { ActionFieldsProps } from '../actions/action-view'
import { catalogueTabPath } from './catalogue-shell'
import type { CatalogueFormModel, CatalogueSectionView } from './catalogue-view-model'
import { CodeField, LookFields, NameFields } from './described-fields'
import { NamedCell } from './named-cell'

type NoChoices = Record<string, never>
type FieldsProps = ActionFieldsProps<CatalogueFormModel<CategoryItem, NoChoices>>

export const CategoryFields = ({ model: { item }, ...form }: FieldsProps) => (
  <>
    <CodeField item={item} {...form} />
    <NameFields item={item} {...form} />
    <LookFields item={item} order={item?.order} {...form} />
  </>
)

const Row = ({ t, item }: { t: Texts; item: CategoryItem }) => (
  <tr>
    <NamedCell item={item} path={catalogueTabPath('categories')} />
    <td class="address" data-label={t.catalogue.fields.displayNameEn}>
      <bdi class="clamp" lang="en">
        {item.fields.displayNameEn ?? t.none}
      </bdi>
    </td>
    <td class="end" data-label={t.catalogue.fields.plugins}>
      {formatNumber(item.pluginCount, t.locale)}
    </td>
    <td class="end" data-label={t.catalogue.fields.order}>
      {item.order}
    </td>
  </tr>
)

/** Categories of plugins. */
export const categoryView: CatalogueSectionView<CategoryItem, NoChoices> = {
  tab: 'categories',
  texts: (t) => t.catalogue.categories,
  Table: ({ t, items }) => (
    <table class="projects stackable">
      <TableHead
        columns={[
          t.catalogue.fields.displayName,
          t.catalogue.fields.displayNameEn,
          [t.catalogue.fields.plugins, 'end'],
          [t.catalogue.fields.order, 'end'],
        ]}
      />
      <tbody>
        {items.map((item) => (
          <Row t={t} item={item} />
        ))}
      </tbody>
    </table>
  ),
  Facts: ({ t, item }) => (
    <dl class="body pairs">
      <dt>{t.catalogue.fields.displayNameEn}</dt>
      <dd>
        <bdi lang="en">{item.fields.displayNameEn ?? t.none}</bdi>
      </dd>
      <dt>{t.catalogue.fields.plugins}</dt>
      <dd>{formatNumber(item.pluginCount, t.locale)}</dd>
      <dt>{t.catalogue.fields.order}</dt>
      <dd>{item.order}</dd>
    </dl>
  ),
}
