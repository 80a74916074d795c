import type { StaffPageFrame } from '../../layout/page-frame'
import { ListFilterForm } from '../../parts/list-filter-form'
import { SelectField } from '../../parts/select'
import type { DomainListing } from './domain-view-model'
import { domainStatuses } from './domain-view-model'

type Props = { frame: StaffPageFrame; listing: DomainListing }

export const DomainFilters = ({ frame: { t }, listing: { filter, radar } }: Props) => (
  <ListFilterForm
    t={t}
    path="/admin/domains"
    listId="domain-list"
    search={filter.search}
    texts={t.domains}
  >
    <SelectField
      t={t}
      name="status"
      label={t.domains.filterStatus}
      value={filter.status}
      empty={t.domains.allStatus}
      options={domainStatuses.map((status) => [status, t.domains.status[status]])}
    />
    <SelectField
      t={t}
      name="radar"
      label={t.domains.filterExpiry}
      value={filter.radar && String(filter.radar)}
      empty={t.domains.allEnds}
      options={radar.map(({ days }) => [String(days), t.domains.withinDays(days)])}
    />
  </ListFilterForm>
)
