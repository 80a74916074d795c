import type { Child } from 'hono/jsx'
import type { StaffFrame } from './frame'
import { Page } from './page'

export type Place = 'projects' | 'audit' | 'docs'
type Props = { frame: StaffFrame; title: string; place?: Place; children: Child }

/** The page around everything that staff see. */
export const StaffShell = ({ frame, title, children }: Props) => (
  <Page t={frame.t} title={title}>
    <main id="main">{children}</main>
  </Page>
)
