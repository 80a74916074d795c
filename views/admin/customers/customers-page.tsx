import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { ListFilterForm } from '../../parts/list-filter-form'
import { CustomerList } from './customer-list'
import type { CustomerListing } from './customer-view-model'

type Props = { frame: StaffPageFrame; listing: CustomerListing }

export const CustomersPage = ({ frame, listing }: Props) => {
  const { t } = frame
  const texts = t.customers
  return (
    <StaffShell frame={frame} title={texts.title} section="customers">
      <div class="head">
        <div>
          <h1>{texts.title}</h1>
          <p class="facts">{texts.intro}</p>
        </div>
      </div>
      <section class="card" aria-label={texts.title}>
        <ListFilterForm
          t={t}
          path="/admin/customers"
          listId="customer-list"
          search={listing.filter.search}
          texts={texts}
        >
          {null}
        </ListFilterForm>
        <CustomerList t={t} listing={listing} />
      </section>
    </StaffShell>
  )
}
