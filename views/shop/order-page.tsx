import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import type { OrderFormProps } from '../order/order-form'
import { OrderForm } from '../order/order-form'
import { EmptyOffer } from './empty-offer'

type Props = { frame: PageFrame } & OrderFormProps

/** Posts the fields of OrderFormValues to /order. */
export const OrderPage = ({ frame, ...form }: Props) => (
  <ShopShell frame={frame} title={frame.t.order.title} section="order">
    <h1>{frame.t.order.title}</h1>
    <p class="lead">{frame.t.order.lead}</p>
    {form.offer.projectTypes.length === 0 ? (
      <EmptyOffer t={frame.t} />
    ) : (
      <OrderForm t={frame.t} action="/order" {...form} />
    )}
  </ShopShell>
)
