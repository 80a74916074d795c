import type { StaffPageFrame } from '../../layout/page-frame'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { DomainListing } from './domain-view-model'
import { domainStatuses } from './domain-view-model'

type Props = { frame: StaffPageFrame; listing: DomainListing }

const SelectFilters = ({ frame: { t }, listing: { filter, radar } }: Props) => (
  <>
    <Field
      t={t}
      name="status"
      label={t.domains.filterStatus}
      control={(attributes) => (
        <Select
          {...attributes}
          value={filter.status}
          empty={t.domains.allStatus}
          options={domainStatuses.map((status) => [status, t.domains.status[status]])}
        />
      )}
    />
    <Field
      t={t}
      name="radar"
      label={t.domains.filterRadar}
      control={(attributes) => (
        <Select
          {...attributes}
          value={filter.radar && String(filter.radar)}
          empty={t.domains.allEnds}
          options={radar.map(({ days }) => [String(days), t.domains.within(days)])}
        />
      )}
    />
  </>
)

/** A plain GET form; with htmx it renews the list while one types, and the address with it. */
export const DomainFilters = (props: Props) => {
  const { t } = props.frame
  return (
    <form
      class="filters"
      method="get"
      action="/admin/domains"
      hx-get="/admin/domains"
      hx-trigger="submit, change, input delay:250ms"
      hx-target="#domain-list"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <Field
        t={t}
        name="search"
        label={t.domains.search}
        class="grow"
        control={(attributes) => (
          <input
            {...attributes}
            type="search"
            value={props.listing.filter.search}
            placeholder={t.domains.searchHint}
            maxlength={200}
          />
        )}
      />
      <SelectFilters {...props} />
      <button class="btn" type="submit">
        {t.domains.apply}
      </button>
    </form>
  )
}
