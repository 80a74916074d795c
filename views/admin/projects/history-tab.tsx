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
  const texts = t.records.history
  return (
    <Card id="history" title={texts.title}>
      {entries.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <ol class="events">
          {entries.map((entry) => (
            <EventItem t={t} entry={entry} names={model.names} />
          ))}
        </ol>
      )}
      {next && (
        <div class="list-foot">
          <a class="btn" href={`/admin/projects/${model.project.id}?tab=history&before=${next}`}>
            {texts.older}
          </a>
        </div>
      )}
    </Card>
  )
}
