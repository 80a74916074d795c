import { Card } from '../../../parts/card'
import { EmptyState } from '../../../parts/empty-state'
import { Pagination } from '../../../parts/pagination'
import type { Texts } from '../../../texts/de'
import { formatNumber } from '../../../texts/format'
import type { VendorCallsTabViewModel } from '../project-view-model'
import { CallFilters } from './call-filters'
import { CallGroups } from './call-groups'

type Props = { t: Texts; projectId: string; tab: VendorCallsTabViewModel }

const Calls = ({ t, projectId, tab }: Props) => {
  const texts = t.records.calls
  const { calls, filter, before, next } = tab
  return (
    <>
      {calls.length === 0 ? (
        <EmptyState title={texts.nothingTitle} text={texts.nothingText} />
      ) : (
        <CallGroups t={t} calls={calls} />
      )}
      <Pagination
        path={`/admin/projects/${projectId}`}
        query={{ tab: 'vendor-calls', ...filter, before }}
        cursor="before"
        next={next}
        texts={{ first: texts.latest, next: texts.older }}
      />
    </>
  )
}

/** What was sent to vendors for this project and what they answered, grouped by step. */
export const VendorCallsTab = (props: Props) => {
  const { t, tab } = props
  const texts = t.records.calls
  const count = tab.counts.reduce((sum, one) => sum + one.count, 0)
  const steps = new Set(tab.counts.map(({ step }) => step)).size
  return (
    <Card
      id="calls"
      title={texts.title}
      aside={`${count > 0 ? `${texts.count(formatNumber(count, t.locale), count === 1, steps)} ` : ''}${texts.hint}`}
    >
      {count === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <>
          <CallFilters {...props} />
          <Calls {...props} />
        </>
      )}
    </Card>
  )
}
