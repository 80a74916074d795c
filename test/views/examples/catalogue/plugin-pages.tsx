import type { PluginItem } from '../../../../projections/queries/plugins'
import { pluginActions } from '../../../../src/routes/admin/actions/catalogue/plugin-actions'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { pluginView } from '../../../../views/admin/catalogue/plugin-facts'
import { PluginsPage } from '../../../../views/admin/catalogue/plugins-page'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { historyEntries } from '../project-pages'
import { longName } from '../rows'

const plugin: PluginItem = {
  id: 'directory',
  displayName: 'Verzeichnis',
  withdrawn: false,
  stage: 'listed',
  fields: {
    displayNameEn: 'Directory',
    description: 'Ein durchsuchbares Verzeichnis',
    descriptionEn: 'A searchable directory',
    longDescription: 'Betriebe finden und gefunden werden.\n\nMit Karte und Filtern.',
    icon: 'map-pin',
    color: '#2563eb',
  },
  ownIcon: 'map-pin',
  category: 'content',
  categoryName: 'Inhalte',
  categoryNameEn: 'Content',
  phase: 'v1',
  isFeatured: true,
  hasTrial: true,
  screenshotUrl: 'https://vrs.example/directory.png',
  order: 1,
  version: '1.4.0',
  licenseCount: 118,
}
const longPlugin: PluginItem = {
  ...plugin,
  id: 'a_plugin_of_the_old_marketplace_with_a_very_long_name',
  displayName: longName,
  withdrawn: true,
  stage: 'unlisted',
  fields: { displayNameEn: longName, description: longName, longDescriptionEn: longName },
  ownIcon: 'ti ti-puzzle',
  category: 'gone',
  categoryName: longName,
  categoryNameEn: longName,
  phase: 'v10',
  screenshotUrl: `https://vrs.example/${'very-long-'.repeat(20)}.png`,
  version: null,
  licenseCount: 12_345,
}
const choices = {
  categories: [
    { code: 'content', displayName: 'Inhalte' },
    { code: 'legal', displayName: 'Rechtliches' },
  ],
}

/** Plugins as staff see and change them. */
export const pluginPages = (staff: StaffPageFrame, frame: StaffPageFrame) => {
  const items = [
    plugin,
    { ...plugin, id: 'kontakt', displayName: 'Kontakt', phase: 'beta', isFeatured: false },
    longPlugin,
  ]
  const model = {
    item: plugin,
    choices,
    actions: pluginActions.filter((action) => action.isAllowed(plugin)),
    stream: 'plugin-directory',
    latest: historyEntries.filter(({ event }) => event.stream === 'plugin-directory').slice(0, 6),
    names: displayNames,
  }
  const refused = {
    action: 'description',
    values: { displayName: '', order: 'x', icon: 'ti ti-puzzle', screenshotUrl: 'http://x' },
    errors: [
      { pointer: '/displayName', code: 'REQUIRED' },
      { pointer: '/category', code: 'UNKNOWN_CATEGORY' },
      { pointer: '/screenshotUrl', code: 'BAD_FORMAT' },
      { pointer: '/order', code: 'BAD_NUMBER' },
      { pointer: '/reason', code: 'REASON_NEEDED' },
    ],
  }
  return {
    plugins: <PluginsPage frame={staff} listing={{ ...choices, items, filter: {} }} />,
    'plugins-none': (
      <PluginsPage frame={frame} listing={{ ...choices, items: [], filter: { search: 'x' } }} />
    ),
    plugin: <CatalogueItemPage frame={frame} view={pluginView} model={model} />,
    'plugin-refused': (
      <CatalogueItemPage
        frame={frame}
        view={pluginView}
        model={{
          ...model,
          item: longPlugin,
          actions: pluginActions.filter((action) => action.isAllowed(longPlugin)),
          refused,
        }}
      />
    ),
  }
}
