import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import type { OrderFormProps } from '../../order/order-form'
import { OrderForm } from '../../order/order-form'
import { EmptyOffer } from '../../shop/empty-offer'

type Props = { frame: StaffPageFrame } & OrderFormProps

/** Posts the fields of OrderFormValues to /admin/projects. */
export const NewProjectPage = ({ frame, ...form }: Props) => (
  <StaffShell frame={frame} title={frame.t.order.staffTitle} section="projects">
    <h1>{frame.t.order.staffTitle}</h1>
    <p class="lead">{frame.t.order.staffLead}</p>
    {form.offer.projectTypes.length === 0 ? (
      <EmptyOffer t={frame.t} />
    ) : (
      <OrderForm t={frame.t} action="/admin/projects" {...form} />
    )}
  </StaffShell>
)
