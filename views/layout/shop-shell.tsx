import type { Child } from 'hono/jsx'
import type { Frame } from './frame'
import { Page } from './page'

type Props = { frame: Frame; title: string; children: Child }

/** The page around everything that customers see. */
export const ShopShell = ({ frame, title, children }: Props) => (
  <Page t={frame.t} title={title}>
    <main id="main">{children}</main>
  </Page>
)
