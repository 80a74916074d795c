import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'
import type { OrderFormProps } from '../order/order-form'
import { OrderForm } from '../order/order-form'

type Props = { frame: Frame } & OrderFormProps

/** Posts to /order the names of OrderValues. */
export const OrderPage = ({ frame, ...form }: Props) => (
  <ShopShell frame={frame} title={frame.t.brand}>
    <OrderForm t={frame.t} action="/order" {...form} />
  </ShopShell>
)
