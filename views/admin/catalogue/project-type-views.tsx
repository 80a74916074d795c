import type { ProjectTypeItem } from '../../../projections/queries/catalogue-items'
import { addQuery } from '../../parts/add-query'
import { InputField } from '../../parts/input-field'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import type { ActionFieldsProps } from '../actions/action-view'
import { catalogueTabPath } from './catalogue-shell'
import type { CatalogueFormModel, CatalogueSectionView } from './catalogue-view-model'
import { CodeField, LookFields, NameFields } from './described-fields'
import { NamedCell } from './named-cell'
import { YesNoField } from './yes-no-field'

type NoChoices = Record<string, never>
type FieldsProps = ActionFieldsProps<CatalogueFormModel<ProjectTypeItem, NoChoices>>

export const ProjectTypeFields = ({ model: { item }, ...form }: FieldsProps) => {
  const { t, values } = form
  const { fields } = t.catalogue
  return (
    <>
      <CodeField item={item} {...form} />
      <NameFields item={item} {...form} />
      <div class="grid">
        <InputField
          {...form}
          name="trialDays"
          label={fields.trialDays}
          hint={t.catalogue.trialHint}
          required
          input={{
            type: 'number',
            min: 0,
            max: 365,
            value: values?.trialDays ?? String(item?.trialDays ?? 14),
          }}
        />
        <YesNoField
          {...form}
          name="isFree"
          label={fields.isFree}
          hint={t.catalogue.freeHint}
          value={values?.isFree}
          isYes={item?.isFree}
        />
      </div>
      <LookFields item={item} order={item?.order} {...form} />
    </>
  )
}

const Marks = ({ t, item }: { t: Texts; item: ProjectTypeItem }) => (
  <>
    {item.withdrawn && <span class="badge">{t.catalogue.withdrawn}</span>}
    {item.isBase && <span class="badge good">{t.catalogue.baseType}</span>}
    {item.isFree && <span class="badge">{t.catalogue.free}</span>}
  </>
)

const Row = ({ t, item }: { t: Texts; item: ProjectTypeItem }) => (
  <tr>
    <NamedCell item={item} path={catalogueTabPath('project-types')} />
    <td class="address" data-label={t.catalogue.fields.displayNameEn}>
      <bdi class="clamp" lang="en">
        {item.fields.displayNameEn ?? t.none}
      </bdi>
    </td>
    <td data-label={t.catalogue.status}>
      <Marks t={t} item={item} />
    </td>
    <td class="end" data-label={t.catalogue.fields.trialDays}>
      {formatNumber(item.trialDays, t.locale)}
    </td>
    <td class="end" data-label={t.catalogue.fields.bundles}>
      {formatNumber(item.bundleCount, t.locale)}
    </td>
    <td class="end" data-label={t.projects}>
      {formatNumber(item.projectCount, t.locale)}
    </td>
  </tr>
)

/** What kinds of projects can be ordered. */
export const projectTypeView: CatalogueSectionView<ProjectTypeItem, NoChoices> = {
  tab: 'project-types',
  texts: (t) => t.catalogue.projectTypes,
  Table: ({ t, items }) => (
    <table class="projects stackable">
      <TableHead
        columns={[
          t.catalogue.fields.displayName,
          t.catalogue.fields.displayNameEn,
          t.catalogue.status,
          [t.catalogue.fields.trialDays, 'end'],
          [t.catalogue.fields.bundles, 'end'],
          [t.projects, 'end'],
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
      <dt>{t.catalogue.fields.trialDays}</dt>
      <dd>{formatNumber(item.trialDays, t.locale)}</dd>
      <dt>{t.catalogue.fields.isFree}</dt>
      <dd>{item.isFree ? t.catalogue.yes : t.catalogue.no}</dd>
      <dt>{t.catalogue.baseType}</dt>
      <dd>{item.isBase ? t.catalogue.yes : t.catalogue.no}</dd>
      <dt>{t.catalogue.fields.bundles}</dt>
      <dd>{formatNumber(item.bundleCount, t.locale)}</dd>
      <dt>{t.projects}</dt>
      <dd>
        <a href={addQuery('/admin/projects', { type: item.id })}>
          {formatNumber(item.projectCount, t.locale)}
        </a>
      </dd>
    </dl>
  ),
}
