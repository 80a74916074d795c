import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'

/** 404 (unknown page or order), 401/403 (the tracker's link is wrong or too old), 500, 429. */
type Props = {
  frame: Frame
  kind: 'notFound' | 'expiredLink' | 'failure' | 'forbidden' | 'tooMany'
  requestId?: string | undefined
}

export const ShopProblemPage = ({ frame, requestId }: Props) => (
  <ShopShell frame={frame} title={frame.t.brand}>
    <p>{requestId}</p>
  </ShopShell>
)
