import { Moment } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import type { Names } from '../texts/display-names'
import { actorName } from './actor-name'
import type { Told } from './history-entry'

type Props = {
  t: Texts
  now: string
  title: string
  /** Where all of it is told. */
  whole: { href: string; label: string }
  latest: readonly Told[]
  names: Names
  /** What is said where nothing has happened yet. */
  none?: string
}

/** What happened last to what the page shows. */
export const LatestEvents = ({ t, now, title, whole, latest, names, none }: Props) => (
  <section class="card" aria-labelledby="latest-title">
    <header>
      <h2 id="latest-title">{title}</h2>
      <a class="meta" href={whole.href}>
        {whole.label}
      </a>
    </header>
    <div class="body">
      {none && latest.length === 0 ? (
        <p class="meta">{none}</p>
      ) : (
        <ol class="log">
          {latest.map(({ entry }) => (
            <li>
              {t.sentence(entry, names)}
              <span class="meta">
                <Moment t={t} at={entry.at} as={{ brief: now }} /> · {actorName(entry.by, names, t)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  </section>
)
