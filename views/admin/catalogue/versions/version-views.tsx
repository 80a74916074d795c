import { raw } from 'hono/html'
import type { VersionState } from '../../../../src/domain/catalogue/version-state'
import type { StaffPageFrame, Tone } from '../../../layout/page-frame'
import { EmptyState } from '../../../parts/empty-state'
import { renderMarkdown } from '../../../parts/markdown'
import { TableHead } from '../../../parts/table-head'
import { Timestamp } from '../../../parts/timestamp'
import type { Texts } from '../../../texts/de'
import { formatNumber } from '../../../texts/format'
import { CatalogueShell } from '../catalogue-shell'
import type { CatalogueItemView } from '../catalogue-view-model'
import { pluginPath, pluginVersionsPath } from '../plugin-facts'
import { UploadVersion } from './upload-version'
import type { ShownVersion, UploadForm } from './version-view-model'

export const versionPath = ({ plugin, id }: { plugin: string; id: string }) =>
  `${pluginVersionsPath(plugin)}/${encodeURIComponent(id)}`

const tones: Record<VersionState, Tone> = {
  draft: 'quiet',
  stable: 'wait',
  current: 'good',
  yanked: 'bad',
}

const StateBadge = ({ t, state }: { t: Texts; state: VersionState }) => (
  <span class={`badge ${tones[state]}`}>{t.catalogue.versions.states[state]}</span>
)

const ReleaseNotes = ({ t, changelog }: { t: Texts; changelog: string }) =>
  changelog === '' ? (
    <span class="meta">{t.catalogue.versions.noNotes}</span>
  ) : (
    <div class="long" dir="auto">
      {raw(renderMarkdown(changelog))}
    </div>
  )

const Row = ({ t, item }: { t: Texts; item: ShownVersion }) => {
  const { columns, runtimes, breaking } = t.catalogue.versions
  return (
    <tr>
      <td class="project">
        <a class="clamp" href={versionPath(item)}>
          {item.version}
        </a>
        <span class="sub">{runtimes[item.runtime]}</span>
      </td>
      <td data-label={columns.state}>
        <StateBadge t={t} state={item.state} />
        {item.isBreaking && <span class="sub">{breaking}</span>}
      </td>
      <td data-label={columns.changes}>
        <ReleaseNotes t={t} changelog={item.changelog} />
      </td>
      <td class="end" data-label={columns.installed}>
        {item.runtime === 'bun' ? formatNumber(item.installed, t.locale) : t.none}
      </td>
      <td class="end" data-label={columns.downloads}>
        {formatNumber(item.downloads, t.locale)}
      </td>
      <td class="end nowrap" data-label={columns.published}>
        <Timestamp t={t} at={item.publishedAt} />
      </td>
    </tr>
  )
}

type ListProps = {
  frame: StaffPageFrame
  plugin: { id: string; displayName: string }
  items: readonly ShownVersion[]
  /** Absent for those who only read. */
  upload?: UploadForm | undefined
}

/** The versions of one plugin, the newest first. */
export const VersionsPage = ({ frame, plugin, items, upload }: ListProps) => {
  const { t } = frame
  const texts = t.catalogue.versions
  const { version, state, changes, installed, downloads, published } = texts.columns
  return (
    <CatalogueShell frame={frame} title={texts.titleOf(plugin.displayName)} tab="plugins">
      <p class="facts back">
        <a href={pluginPath(plugin.id)}>{texts.plugin}</a>
      </p>
      <div class="head">
        <div>
          <h1>
            <bdi>{texts.titleOf(plugin.displayName)}</bdi>
          </h1>
          <div class="facts">
            <span>{texts.count(formatNumber(items.length, t.locale), items.length === 1)}</span>
            <span>{texts.intro}</span>
          </div>
        </div>
        {upload && <UploadVersion t={t} plugin={plugin} form={upload} />}
      </div>
      <section class="card" aria-label={texts.all}>
        {items.length === 0 ? (
          <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
        ) : (
          <table class="projects versions stackable">
            <TableHead
              columns={[
                [version, 'project'],
                state,
                changes,
                [installed, 'end'],
                [downloads, 'end'],
                [published, 'end'],
              ]}
            />
            <tbody>
              {items.map((item) => (
                <Row t={t} item={item} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </CatalogueShell>
  )
}

const describeDependencies = (t: Texts, { dependsOn }: ShownVersion) => {
  const needed = Object.entries(dependsOn).map(([name, range]) => `${name} ${range}`)
  return needed.length === 0 ? t.catalogue.versions.nothing : needed.join(', ')
}

const Facts = ({ t, item }: { t: Texts; item: ShownVersion }) => {
  const texts = t.catalogue.versions
  const { columns, fields } = texts
  return (
    <dl class="body pairs">
      <dt>{columns.state}</dt>
      <dd>
        <StateBadge t={t} state={item.state} />
      </dd>
      {item.yankedBecause !== null && (
        <>
          <dt>{texts.yankedBecause}</dt>
          <dd class="long">
            <bdi>{item.yankedBecause}</bdi>
          </dd>
        </>
      )}
      <dt>{texts.runtime}</dt>
      <dd>{texts.runtimes[item.runtime]}</dd>
      <dt>{texts.compatibility}</dt>
      <dd>{item.isBreaking ? texts.breaking : texts.compatible}</dd>
      <dt>{columns.published}</dt>
      <dd>
        <Timestamp t={t} at={item.publishedAt} />
      </dd>
      <dt>{columns.installed}</dt>
      <dd>{item.runtime === 'bun' ? formatNumber(item.installed, t.locale) : t.none}</dd>
      <dt>{columns.downloads}</dt>
      <dd>{formatNumber(item.downloads, t.locale)}</dd>
      <dt>{texts.minCore}</dt>
      <dd>{item.minCore}</dd>
      <dt>{texts.dependsOn}</dt>
      <dd class="long">{describeDependencies(t, item)}</dd>
      <dt>{texts.size}</dt>
      <dd>{texts.kib(formatNumber(item.size / 1024, t.locale))}</dd>
      <dt>{texts.digest}</dt>
      <dd>
        <code class="long">{item.sha256}</code>
      </dd>
      <dt>{fields.changelog}</dt>
      <dd>
        <ReleaseNotes t={t} changelog={item.changelog} />
      </dd>
    </dl>
  )
}

/** One version, on the page that all items of the catalogue have. */
export const versionView: CatalogueItemView<ShownVersion, Record<string, never>> = {
  tab: 'plugins',
  texts: (t) => t.catalogue.versions,
  place: (item) => ({ path: versionPath(item), listPath: pluginVersionsPath(item.plugin) }),
  Facts,
}
