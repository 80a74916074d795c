import { isolateName } from '../../../src/domain/contact/isolate-name'
import { hasPermission } from '../../../src/domain/staff/permissions'
import type { StaffPageFrame } from '../../layout/page-frame'
import { EmptyState } from '../../parts/empty-state'
import { formatDateOrTime, formatNumber } from '../../texts/format'
import { describeWorkItem } from './describe-work-item'
import type { TodayViewModel, WorkItem } from './today-view-model'
import { groupOf } from './today-view-model'
import { workGroups } from './work-groups'

type Props = { frame: StaffPageFrame; model: TodayViewModel }
type ItemProps = { frame: StaffPageFrame; item: WorkItem; isFirst: boolean }

const GroupFilter = ({ frame: { t }, model: { items, group } }: Props) => (
  <nav class="chips" aria-label={t.today.queueFilter}>
    <a class="chip" href="/admin" aria-current={group ? undefined : 'true'}>
      {t.today.all} <span class="count">{formatNumber(items.length, t.locale)}</span>
    </a>
    {workGroups.map((one) => {
      const count = items.filter((item) => groupOf(item) === one).length
      return count > 0 || one === group ? (
        <a
          class="chip"
          href={`/admin?kind=${one}`}
          aria-current={one === group ? 'true' : undefined}
        >
          {t.today.groups[one]} <span class="count">{formatNumber(count, t.locale)}</span>
        </a>
      ) : null
    })}
  </nav>
)

/** Who took the item; whoever may act takes it or hands it back. */
const ClaimForm = ({ frame: { t, now, viewer }, item, title }: ItemProps & { title: string }) => {
  const { claim, id } = item
  const canAct = hasPermission(viewer.role, 'write')
  const button = claim?.isOwn ? t.today.release : t.today.claim
  return (
    <>
      {claim && (
        <span>
          {claim.isOwn ? t.today.claimedByYou : t.today.claimedBy(claim.name)}
          {`, ${t.today.since(formatDateOrTime(claim.claimedAt, now, t.locale))}`}
        </span>
      )}
      {canAct && (!claim || claim.isOwn) && (
        <form method="post" action={claim ? '/admin/release' : '/admin/claim'}>
          <input type="hidden" name="item" value={id} />
          <button
            class="linkish"
            type="submit"
            aria-label={t.submitFor(button, isolateName(title))}
          >
            {button}
          </button>
        </form>
      )}
    </>
  )
}

const QueueItem = (props: ItemProps) => {
  const { frame, item, isFirst } = props
  const { t, now } = frame
  const group = groupOf(item)
  const { tone, title, href, subtitle, text, facts } = describeWorkItem(item, t, now)
  const action = t.today.actions[group]
  return (
    <li class="queue-item">
      <span class={`badge queue-badge ${tone}`}>{t.today.badges[group]}</span>
      <div class="queue-text">
        <h3>
          <a class="queue-name" href={href}>
            <bdi>{title}</bdi>
          </a>
          {subtitle && (
            <span class="meta queue-subtitle">
              {' '}
              <bdi>{subtitle}</bdi>
            </span>
          )}
        </h3>
        <p>{text}</p>
        <div class="row meta">
          {facts.map((fact) => (
            <span>{fact}</span>
          ))}
          <ClaimForm {...props} title={title} />
        </div>
      </div>
      <a
        class={`btn queue-button${isFirst ? ' primary' : ''}`}
        href={href}
        aria-label={t.submitFor(action, isolateName(title))}
      >
        {action}
      </a>
    </li>
  )
}

/** What waits for a person, one action each; only the first one's button is the primary one. */
export const WorkQueue = ({ frame, model }: Props) => {
  const { t } = frame
  const { items, group } = model
  const shown = group ? items.filter((item) => groupOf(item) === group) : items
  return (
    <section class="card" aria-labelledby="queue-title">
      <header>
        <h2 id="queue-title">{t.today.queue}</h2>
        {items.length > 0 && <GroupFilter frame={frame} model={model} />}
      </header>
      {shown.length === 0 ? (
        <EmptyState
          title={t.today.emptyTitle}
          text={items.length > 0 ? t.today.emptyGroup : t.today.emptyText}
        />
      ) : (
        <ol class="queue">
          {shown.map((item, index) => (
            <QueueItem frame={frame} item={item} isFirst={index === 0} />
          ))}
        </ol>
      )}
    </section>
  )
}
