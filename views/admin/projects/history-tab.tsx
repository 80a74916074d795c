import { EventItem } from '../../audit/event-item'
import type { Told } from '../../audit/history-entry'
import { Card } from '../../parts/card'
import { Empty } from '../../parts/empty-state'
import type { Texts } from '../../texts/de'
import type { ProjectShown } from './project-view-model'

type Props = {
  t: Texts
  shown: ProjectShown
  entries: readonly Told[]
  next: string | undefined
}

/** Everything that happened to this project, newest first. */
export const HistoryTab = ({ t, shown, entries, next }: Props) => {
  const said = t.records.history
  return (
    <Card id="history" title={said.title}>
      {entries.length === 0 ? (
        <Empty title={said.emptyTitle} text={said.emptyText} />
      ) : (
        <ol class="events">
          {entries.map((told) => (
            <EventItem t={t} told={told} names={shown.names} />
          ))}
        </ol>
      )}
      {next && (
        <div class="list-foot">
          <a class="btn" href={`/admin/projects/${shown.project.id}?tab=historie&vor=${next}`}>
            {said.older}
          </a>
        </div>
      )}
    </Card>
  )
}
