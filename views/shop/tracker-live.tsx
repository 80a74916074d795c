import type { Texts } from '../texts/de'
import type { Tracked } from './tracked'

type Props = { t: Texts; now: string; tracked: Tracked }

/** One unnamed SSE message of /orders/:id/events. */
export const TrackerLive = ({ tracked }: Props) => <p>{tracked.project.orderNumber}</p>
