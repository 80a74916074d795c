import type { BaseDomainItem } from '../../../projections/queries/catalogue-items'
import { InputField } from '../../parts/input-field'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import type { ActionFieldsProps } from '../actions/action-view'
import { catalogueTabPath } from './catalogue-shell'
import type { CatalogueFormModel, CatalogueSectionView } from './catalogue-view-model'
import { NamedCell } from './named-cell'
import { YesNoField } from './yes-no-field'

type NoChoices = Record<string, never>
type FieldsProps = ActionFieldsProps<CatalogueFormModel<BaseDomainItem, NoChoices>>

export const BaseDomainFields = ({ model: { item }, ...form }: FieldsProps) => {
  const { t, values } = form
  return (
    <>
      {!item && (
        <InputField
          {...form}
          name="name"
          label={t.catalogue.fields.domain}
          hint={t.catalogue.domainHint}
          required
          input={{ type: 'text', maxlength: 253, class: 'mono', value: values?.name }}
        />
      )}
      <div class="grid">
        <InputField
          {...form}
          name="displayName"
          label={t.catalogue.fields.displayName}
          hint={t.catalogue.domainNameHint}
          required
          input={{ type: 'text', maxlength: 100, value: values?.displayName ?? item?.displayName }}
        />
        <YesNoField
          {...form}
          name="isDefault"
          label={t.catalogue.fields.isDefault}
          hint={t.catalogue.defaultDomainHint}
          value={values?.isDefault}
          isYes={item?.isDefault}
        />
      </div>
    </>
  )
}

const Row = ({ t, item }: { t: Texts; item: BaseDomainItem }) => (
  <tr>
    <NamedCell item={item} path={catalogueTabPath('base-domains')} />
    <td data-label={t.catalogue.status}>
      {item.withdrawn && <span class="badge">{t.catalogue.withdrawn}</span>}
      {!item.withdrawn && item.isDefault && (
        <span class="badge good">{t.catalogue.fields.isDefault}</span>
      )}
    </td>
    <td class="end" data-label={t.catalogue.fields.sites}>
      {formatNumber(item.siteCount, t.locale)}
    </td>
  </tr>
)

/** Domains of ours that projects get an address below. */
export const baseDomainView: CatalogueSectionView<BaseDomainItem, NoChoices> = {
  tab: 'base-domains',
  texts: (t) => t.catalogue.baseDomains,
  Table: ({ t, items }) => (
    <table class="projects stackable">
      <TableHead
        columns={[
          t.catalogue.fields.displayName,
          t.catalogue.status,
          [t.catalogue.fields.sites, 'end'],
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
      <dt>{t.catalogue.fields.domain}</dt>
      <dd>
        <code>{item.id}</code>
      </dd>
      <dt>{t.catalogue.fields.isDefault}</dt>
      <dd>{!item.withdrawn && item.isDefault ? t.catalogue.yes : t.catalogue.no}</dd>
      <dt>{t.catalogue.fields.sites}</dt>
      <dd>{formatNumber(item.siteCount, t.locale)}</dd>
    </dl>
  ),
}
