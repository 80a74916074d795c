import type { StaffFrame } from '../layout/frame'
import { StaffShell } from '../layout/staff-shell'
import type { OrderFormProps } from '../order/order-form'
import { OrderForm } from '../order/order-form'

type Props = { frame: StaffFrame } & OrderFormProps

/** Posts to /admin/projects the names of OrderValues. */
export const NewProjectPage = ({ frame, ...form }: Props) => (
  <StaffShell frame={frame} title={frame.t.brand} place="projects">
    <OrderForm t={frame.t} action="/admin/projects" {...form} />
  </StaffShell>
)
