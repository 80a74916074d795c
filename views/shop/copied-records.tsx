import { Scroll } from '../parts/scroll-area'
import type { Texts } from '../texts/de'
import { shownDomain } from '../texts/unicode-domain'
import type { Tracked } from './tracker-view-model'

type Props = { t: Texts; tracked: Tracked }

/** What stood at the old provider and comes along, so that mail goes on arriving. */
export const CopiedZone = ({ t, tracked: { copied } }: Props) => {
  const said = t.tracker.copied
  if (copied.length === 0) return null
  return (
    <section class="card" aria-labelledby="copied-title">
      <header>
        <h2 id="copied-title">{said.title}</h2>
      </header>
      <div class="body stack">
        <p>{said.text}</p>
        <Scroll label={`${said.title}, ${t.table}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{said.name}</th>
                <th scope="col">{said.type}</th>
                <th scope="col">{said.content}</th>
              </tr>
            </thead>
            <tbody>
              {copied.map((record) => (
                <tr>
                  <td class="mono">{shownDomain(record.name)}</td>
                  <td>{record.type}</td>
                  <td class="mono">{record.content}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </section>
  )
}
