import type { StaffPageFrame, Tone } from '../../layout/page-frame'
import { EmptyState } from '../../parts/empty-state'
import { TableHead } from '../../parts/table-head'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { CatalogueShell, catalogueTabPath } from './catalogue-shell'
import type { CatalogueItemView } from './catalogue-view-model'
import { pluginVersionsPath } from './plugin-facts'
import type { RingItem, RolloutItem, RolloutListItem } from './rollout-view-model'

export const rolloutPath = (id: string) => `${catalogueTabPath('rollouts')}/${id}`

const tones: Record<RolloutListItem['state'], Tone> = {
  running: 'busy',
  halted: 'bad',
  rolledBack: 'wait',
  finished: 'good',
  yanked: 'wait',
  replaced: 'quiet',
}

const StateBadge = ({ t, state }: { t: Texts; state: RolloutListItem['state'] }) => (
  <span class={`badge ${tones[state]}`}>{t.catalogue.rollouts.states[state]}</span>
)

const Row = ({ t, item }: { t: Texts; item: RolloutListItem }) => {
  const { columns, rings, before } = t.catalogue.rollouts
  return (
    <tr>
      <td class="project">
        <a class="clamp" href={rolloutPath(item.id)}>
          <bdi>{item.displayName}</bdi>
        </a>
        <span class="sub">{before(item.previous)}</span>
      </td>
      <td data-label={columns.state}>
        <StateBadge t={t} state={item.state} />
      </td>
      <td data-label={columns.ring}>{rings[item.ring]}</td>
      <td class="end" data-label={columns.started}>
        <Timestamp t={t} at={item.startedAt} />
      </td>
    </tr>
  )
}

type ListProps = { frame: StaffPageFrame; items: readonly RolloutListItem[] }

/** Rollouts, those that were halted first. */
export const RolloutsPage = ({ frame, items }: ListProps) => {
  const { t } = frame
  const texts = t.catalogue.rollouts
  const { version, state, ring, started } = texts.columns
  return (
    <CatalogueShell frame={frame} title={texts.title} tab="rollouts">
      <div class="head">
        <div>
          <h1>{texts.title}</h1>
          <div class="facts">
            <span>{texts.count(formatNumber(items.length, t.locale), items.length === 1)}</span>
            <span>{texts.intro}</span>
          </div>
        </div>
      </div>
      <section class="card" aria-label={texts.all}>
        {items.length === 0 ? (
          <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
        ) : (
          <table class="projects stackable">
            <TableHead columns={[[version, 'project'], state, ring, [started, 'end']]} />
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

const RingRow = ({ t, ring }: { t: Texts; ring: RingItem }) => {
  const { rings, ringTable } = t.catalogue.rollouts
  const number = (value: number) => formatNumber(value, t.locale)
  return (
    <tr>
      <td>{rings[ring.ring]}</td>
      <td data-label={ringTable.reached}>
        {ring.reachedAt ? <Timestamp t={t} at={ring.reachedAt} /> : ringTable.notReached}
      </td>
      <td class="end" data-label={ringTable.sites}>
        {number(ring.sites)}
      </td>
      <td class="end" data-label={ringTable.running}>
        {number(ring.running)}
      </td>
      <td class="end" data-label={ringTable.failed}>
        {number(ring.failed.length)}
      </td>
    </tr>
  )
}

const RingTable = ({ t, item }: { t: Texts; item: RolloutItem }) => {
  const { ringTable } = t.catalogue.rollouts
  const { title, ring, reached, sites, running, failed } = ringTable
  return (
    <table class="projects stackable" aria-label={title}>
      <TableHead columns={[ring, reached, [sites, 'end'], [running, 'end'], [failed, 'end']]} />
      <tbody>
        {item.rings.map((one) => (
          <RingRow t={t} ring={one} />
        ))}
      </tbody>
    </table>
  )
}

const FailedSites = ({ t, item }: { t: Texts; item: RolloutItem }) => {
  const texts = t.catalogue.rollouts
  const failed = item.rings.flatMap((ring) => ring.failed)
  if (failed.length === 0) return <p>{texts.noneFailed}</p>
  return (
    <ul class="plan-lines">
      {failed.map(({ projectId, code, message, at }) => (
        <li>
          <a href={`/admin/projects/${projectId}?tab=installation`}>
            <bdi>{item.projectNames[projectId] ?? projectId}</bdi>
          </a>{' '}
          <code>{code}</code> <Timestamp t={t} at={at} />
          {item.accepted.includes(projectId) && ` (${texts.accepted})`}
          {message && (
            <span class="sub long">
              <bdi>{message}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const Facts = ({ t, item }: { t: Texts; item: RolloutItem }) => {
  const texts = t.catalogue.rollouts
  return (
    <>
      <dl class="body pairs">
        <dt>{texts.columns.state}</dt>
        <dd>
          <StateBadge t={t} state={item.state} />
        </dd>
        <dt>{texts.columns.ring}</dt>
        <dd>{texts.rings[item.ring]}</dd>
        <dt>{texts.previous}</dt>
        <dd>{item.previous}</dd>
        <dt>{texts.columns.started}</dt>
        <dd>
          <Timestamp t={t} at={item.startedAt} />
        </dd>
        {item.nextStepAt && (
          <>
            <dt>{texts.nextStep}</dt>
            <dd>
              <Timestamp t={t} at={item.nextStepAt} />
            </dd>
          </>
        )}
        {item.endedAt && (
          <>
            <dt>{texts.ended}</dt>
            <dd>
              <Timestamp t={t} at={item.endedAt} />
            </dd>
          </>
        )}
        <dt>{texts.failed}</dt>
        <dd>
          <FailedSites t={t} item={item} />
        </dd>
        <dt>{t.catalogue.versions.title}</dt>
        <dd>
          <a href={pluginVersionsPath(item.plugin)}>{texts.versions}</a>
        </dd>
      </dl>
      <RingTable t={t} item={item} />
    </>
  )
}

/** One rollout, on the page that all items of the catalogue have. */
export const rolloutView: CatalogueItemView<RolloutItem, Record<string, never>> = {
  tab: 'rollouts',
  texts: (t) => t.catalogue.rollouts,
  Facts,
}
