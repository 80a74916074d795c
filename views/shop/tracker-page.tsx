import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'
import type { Tracked } from './tracked'
import { TrackerLive } from './tracker-live'

type Props = { frame: Frame; tracked: Tracked }

export const TrackerPage = ({ frame, tracked }: Props) => (
  <ShopShell frame={frame} title={tracked.project.name}>
    <TrackerLive t={frame.t} now={frame.now} tracked={tracked} />
  </ShopShell>
)
