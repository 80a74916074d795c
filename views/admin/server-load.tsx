import type { ServerRow } from '../../projections/servers'
import { count } from '../format'
import type { Texts } from '../texts/de'

type Props = { t: Texts; server: Pick<ServerRow, 'taken' | 'capacity'> }

const busyFrom = 0.9

const toneOf = (share: number) => (share >= 1 ? 'bad' : share >= busyFrom ? 'wait' : '')

/** How full it is, as a bar and in words. */
export const ServerLoad = ({ t, server: { taken, capacity } }: Props) => {
  const share = Math.min(1, taken / capacity)
  const free = Math.max(0, capacity - taken)
  return (
    <div class="load">
      <span class="num">
        {t.servers.takenOf(count(taken, t.locale), count(capacity, t.locale))}
      </span>
      <svg
        class={`bar ${toneOf(share)}`}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="track" width="100" height="6" />
        <rect class="filled" width={String(share * 100)} height="6" />
      </svg>
      <span class="sub">
        {free === 0 ? t.servers.full : t.servers.free(count(free, t.locale), free === 1)}
      </span>
    </div>
  )
}
