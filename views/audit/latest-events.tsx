import { Timestamp } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import type { DisplayNames } from '../texts/display-names'
import { getActorName } from './actor-name'
import type { HistoryEntry } from './history-entry'

type Props = {
  t: Texts
  now: string
  title: string
  /** The link to the complete history. */
  fullHistory: { href: string; label: string }
  latest: readonly HistoryEntry[]
  names: DisplayNames
  /** Shown if there are no events yet. */
  emptyText?: string
}

/** The latest events of the page's subject. */
export const LatestEvents = ({ t, now, title, fullHistory, latest, names, emptyText }: Props) => (
  <section class="card" aria-labelledby="latest-title">
    <header>
      <h2 id="latest-title">{title}</h2>
      <a class="meta" href={fullHistory.href}>
        {fullHistory.label}
      </a>
    </header>
    <div class="body">
      {emptyText && latest.length === 0 ? (
        <p class="meta">{emptyText}</p>
      ) : (
        <ol class="log">
          {latest.map(({ event }) => (
            <li>
              {t.sentence(event, names)}
              <span class="meta">
                <Timestamp t={t} at={event.at} format={{ briefAt: now }} /> ·{' '}
                {getActorName(event.by, names, t)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  </section>
)
