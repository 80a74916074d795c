import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'
import type { Offer } from '../order/offer'

type Props = { frame: Frame; offer: Offer }

export const HomePage = ({ frame }: Props) => (
  <ShopShell frame={frame} title={frame.t.brand}>
    <a href="/order">{frame.t.brand}</a>
  </ShopShell>
)
