import type { PluginItem } from '../../../projections/queries/plugins'
import { pluginPhases } from '../../../src/domain/catalogue/plugin-phases'
import type { StaffPageFrame } from '../../layout/page-frame'
import { EmptyListState } from '../../parts/empty-state'
import { ListFilterForm } from '../../parts/list-filter-form'
import { SelectField } from '../../parts/select'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { CatalogueShell, catalogueTabPath } from './catalogue-shell'
import { NamedCell } from './named-cell'
import { nameCategory, namePlugin, pluginPricesPath } from './plugin-facts'
import type { PluginListing } from './plugin-view-model'

type Props = { frame: StaffPageFrame; listing: PluginListing }

const path = catalogueTabPath('plugins')
const listId = 'plugin-list'

const Row = ({ t, item }: { t: Texts; item: PluginItem }) => {
  const texts = t.catalogue.plugins
  return (
    <tr>
      <NamedCell item={{ ...item, displayName: namePlugin(item, t) }} path={path} />
      <td data-label={texts.columns.category}>
        <bdi>{nameCategory(item, t)}</bdi>
      </td>
      <td data-label={texts.columns.phase}>
        {texts.phases[item.phase] ?? item.phase}
        {item.isFeatured && <span class="sub">{texts.featured}</span>}
        {item.withdrawn && <span class="sub">{t.catalogue.withdrawn}</span>}
      </td>
      <td class="nowrap" data-label={texts.columns.version}>
        {item.version ?? texts.noVersion}
      </td>
      <td class="end" data-label={texts.columns.licenses}>
        {formatNumber(item.licenseCount, t.locale)}
      </td>
      <td class="end" data-label={texts.prices}>
        <a href={pluginPricesPath(item.id)} aria-label={texts.pricesOf(namePlugin(item, t))}>
          {texts.prices}
        </a>
      </td>
    </tr>
  )
}

/** The response to an htmx request for the plugins. */
export const PluginList = ({ frame: { t }, listing: { items, filter } }: Props) => {
  const texts = t.catalogue.plugins
  const { columns } = texts
  return (
    <div id={listId}>
      <p class="sr" role="status">
        {texts.count(formatNumber(items.length, t.locale), items.length === 1)}
      </p>
      {items.length === 0 ? (
        <EmptyListState
          path={path}
          isFiltered={Object.values(filter).some(Boolean)}
          texts={texts}
        />
      ) : (
        <table class="projects stackable">
          <TableHead
            columns={[
              [columns.plugin, 'project'],
              columns.category,
              columns.phase,
              columns.version,
              [columns.licenses, 'end'],
              [texts.prices, 'end'],
            ]}
          />
          <tbody>
            {items.map((item) => (
              <Row t={t} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

const Filters = ({ frame: { t }, listing: { filter, categories } }: Props) => {
  const texts = t.catalogue.plugins
  return (
    <ListFilterForm t={t} path={path} listId={listId} search={filter.search} texts={texts}>
      <SelectField
        t={t}
        name="phase"
        label={texts.filterPhase}
        value={filter.phase}
        empty={texts.allPhases}
        options={pluginPhases.map((phase) => [phase, texts.phases[phase] ?? phase])}
      />
      <SelectField
        t={t}
        name="category"
        label={texts.filterCategory}
        value={filter.category}
        empty={texts.allCategories}
        options={categories.map(({ code, displayName }) => [code, displayName])}
      />
    </ListFilterForm>
  )
}

/** All plugins, listed or not, by category. */
export const PluginsPage = (props: Props) => {
  const { frame, listing } = props
  const { t } = frame
  const texts = t.catalogue.plugins
  const { length } = listing.items
  return (
    <CatalogueShell frame={frame} title={texts.title} tab="plugins">
      <div class="head">
        <div>
          <h1>{texts.title}</h1>
          <div class="facts">
            <span>{texts.count(formatNumber(length, t.locale), length === 1)}</span>
            <span>{texts.intro}</span>
          </div>
        </div>
      </div>
      <section class="card" aria-label={texts.all}>
        <Filters {...props} />
        <PluginList {...props} />
      </section>
    </CatalogueShell>
  )
}
