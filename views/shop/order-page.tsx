import type { Frame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import type { OrderFormProps } from '../order/order-form'
import { OrderForm } from '../order/order-form'
import { NothingOffered } from './empty-offer'

type Props = { frame: Frame } & OrderFormProps

/** Posts to /order the names of OrderValues. */
export const OrderPage = ({ frame, ...form }: Props) => (
  <ShopShell frame={frame} title={frame.t.order.title} place="order">
    <h1>{frame.t.order.title}</h1>
    <p class="lead">{frame.t.order.lead}</p>
    {form.offer.projectTypes.length === 0 ? (
      <NothingOffered t={frame.t} />
    ) : (
      <OrderForm t={frame.t} action="/order" {...form} />
    )}
  </ShopShell>
)
