import { toPlannedEvents } from '../../../../src/domain/catalogue/catalogue-plan'
import { versionActions } from '../../../../src/routes/admin/actions/catalogue/version-actions'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import type { ShownVersion } from '../../../../views/admin/catalogue/versions/version-view-model'
import { VersionsPage, versionView } from '../../../../views/admin/catalogue/versions/version-views'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { historyEntries } from '../project-pages'
import { longName } from '../rows'

const current: ShownVersion = {
  ...{ id: '1.4.0@bun', plugin: 'directory', version: '1.4.0', runtime: 'bun' },
  ...{ pluginName: 'Verzeichnis', displayName: 'Verzeichnis 1.4.0', withdrawn: false },
  ...{ sha256: '3f'.repeat(32), size: 56_320, manifest: 'm', minCore: '1.2.0' },
  ...{ dependsOn: { kontakt: '^1.0.0' }, isStable: true, isBreaking: false, isCurrent: true },
  changelog: '**Neu:** Karte mit Filtern\n\n- schneller\n- [Anleitung](https://vrs.example/docs)',
  ...{ yankedBecause: null, publishedAt: '2026-11-20T08:00:00.000Z', state: 'current' },
  ...{ rolloutState: null, rolloutRing: null, rolloutPrevious: null },
  ...{ installed: 118, downloads: 3412 },
}
const draft: ShownVersion = {
  ...current,
  ...{ id: '2.0.0-rc.1@bun', version: '2.0.0-rc.1', displayName: 'Verzeichnis 2.0.0-rc.1' },
  ...{ isStable: false, isCurrent: false, isBreaking: true, state: 'draft', changelog: '' },
  ...{ installed: 0, downloads: 0, dependsOn: {} },
}
const yanked: ShownVersion = {
  ...current,
  ...{ id: '1.3.0@bun', version: '1.3.0', displayName: `${longName} 1.3.0`, isCurrent: false },
  ...{ state: 'yanked', yankedBecause: longName, changelog: `x${'y'.repeat(200)}` },
}
const satellite: ShownVersion = {
  ...current,
  ...{ id: '0.9.0@python', version: '0.9.0', runtime: 'python', state: 'stable' },
}

const refusedUpload = {
  values: { changelog: '- Karte\n- schneller', isBreaking: 'yes' },
  errors: [
    { pointer: '/archive', code: 'ARCHIVE_INVALID' },
    { pointer: '/manifest', code: 'MANIFEST_NEEDED' },
  ],
  finding: 'expected a plugin that can be published: expected manifest.json, found none',
}

/** The versions of a plugin as staff see them, and act on them. */
export const versionPages = (staff: StaffPageFrame, frame: StaffPageFrame) => {
  const plugin = { id: 'directory', displayName: 'Verzeichnis' }
  const model = (item: ShownVersion) => ({
    item,
    choices: {},
    actions: versionActions.filter((action) => action.isAllowed(item)),
    stream: 'plugin-directory',
    latest: historyEntries.filter(({ event }) => event.stream === 'plugin-directory').slice(0, 6),
    names: displayNames,
  })
  const yanking = {
    action: 'yank',
    values: { cause: '' },
    errors: [{ pointer: '/cause', code: 'REQUIRED' }],
    actionPlan: {
      digest: 'd',
      plan: {
        lines: [],
        unreachableVendors: [],
        catalogue: {
          events: toPlannedEvents('plugin-directory', [
            {
              type: 'PluginVersionYanked' as const,
              data: { version: '1.4.0', runtime: 'bun' as const, cause: 'Verliert Bilder' },
            },
          ]),
          names: displayNames,
          sites: {
            effect: 'yank' as const,
            total: 118,
            listed: [
              { projectId: 'p1', name: 'Steuerberater Köln' },
              { projectId: 'p2', name: longName },
            ],
          },
        },
      },
    },
  }
  return {
    versions: (
      <VersionsPage
        frame={staff}
        plugin={plugin}
        items={[draft, current, yanked, satellite]}
        upload={{ signsItself: true }}
      />
    ),
    'versions-none': (
      <VersionsPage frame={frame} plugin={{ ...plugin, displayName: longName }} items={[]} />
    ),
    'versions-upload': (
      <VersionsPage
        frame={frame}
        plugin={{ ...plugin, displayName: longName }}
        items={[current]}
        upload={{ signsItself: false, refused: refusedUpload }}
      />
    ),
    version: <CatalogueItemPage frame={frame} view={versionView} model={model(draft)} />,
    'version-yank': (
      <CatalogueItemPage
        frame={frame}
        view={versionView}
        model={{ ...model(current), refused: yanking }}
      />
    ),
    'version-yanked': <CatalogueItemPage frame={frame} view={versionView} model={model(yanked)} />,
  }
}
