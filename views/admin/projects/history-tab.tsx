import { EventItem } from '../../audit/event-item'
import type { HistoryEntry } from '../../audit/history-entry'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import type { Texts } from '../../texts/de'
import type { ProjectViewModel } from './project-view-model'

type Props = {
  t: Texts
  model: ProjectViewModel
  entries: readonly HistoryEntry[]
  next: string | undefined
}

/** Everything that happened to this project, newest first. */
export const HistoryTab = ({ t, model, entries, next }: Props) => {
  const said = t.records.history
  return (
    <Card id="history" title={said.title}>
      {entries.length === 0 ? (
        <EmptyState title={said.emptyTitle} text={said.emptyText} />
      ) : (
        <ol class="events">
          {entries.map((told) => (
            <EventItem t={t} entry={told} names={model.names} />
          ))}
        </ol>
      )}
      {next && (
        <div class="list-foot">
          <a class="btn" href={`/admin/projects/${model.project.id}?tab=history&before=${next}`}>
            {said.older}
          </a>
        </div>
      )}
    </Card>
  )
}
