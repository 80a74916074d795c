import type { Price } from '../../events/project'
import type { Problem } from '../layout/problem'
import type { Texts } from '../texts/de'
import type { Offer } from './offer'
import type { OrderValues } from './order-values'

/**
 * `quote`: the server's price of what is chosen, absent while nothing is.
 * The form posts the names of OrderValues and `act`: `order` buys, `preview` shows the total only.
 */
export type OrderFormProps = {
  offer: Offer
  values: OrderValues
  problems?: readonly Problem[] | undefined
  quote?: Price | undefined
}

type Props = OrderFormProps & { t: Texts; action: '/order' | '/admin/projects' }

export const OrderForm = ({ action, values }: Props) => (
  <form method="post" action={action}>
    <input type="hidden" name="orderId" value={values.orderId} />
  </form>
)
