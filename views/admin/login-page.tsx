import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'

/** Posts `email`, `password`, `next` to /login. `problem`: a refusal code, e.g. WRONG_CREDENTIALS. */
type Props = {
  frame: Frame
  next: string
  email?: string | undefined
  problem?: string | undefined
}

export const LoginPage = ({ frame, next, email }: Props) => (
  <ShopShell frame={frame} title={frame.t.brand}>
    <form method="post" action="/login">
      <input type="hidden" name="next" value={next} />
      <input type="email" name="email" value={email} />
    </form>
  </ShopShell>
)
