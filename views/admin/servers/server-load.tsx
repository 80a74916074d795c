import type { ServerRow } from '../../../projections/servers/servers'
import { countFreeSlots, findLoadLevel } from '../../../src/domain/server/select-server'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'

type Props = {
  t: Texts
  server: Pick<ServerRow, 'taken' | 'capacity' | 'status' | 'acceptingNew'>
}

const toneByLoad = { full: 'bad', nearlyFull: 'wait', free: '' }

/** A server that accepts no new projects shows its status instead of its free slots. */
const describeFreeCapacity = ({ t, server }: Props) => {
  if (server.status !== 'active' || !server.acceptingNew) return undefined
  const free = countFreeSlots(server)
  return free === 0 ? t.servers.full : t.servers.free(formatNumber(free, t.locale), free === 1)
}

/** The server's load as a bar and in words. */
export const ServerLoad = (props: Props) => {
  const { t, server } = props
  const { taken, capacity } = server
  const freeText = describeFreeCapacity(props)
  const share = Math.min(1, taken / capacity)
  return (
    <div class="load">
      <span class="num">
        {t.servers.slotsTaken(formatNumber(taken, t.locale), formatNumber(capacity, t.locale))}
      </span>
      <svg
        class={`bar ${toneByLoad[findLoadLevel(server)]}`}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="track" width="100" height="6" />
        <rect class="filled" width={String(share * 100)} height="6" />
      </svg>
      {freeText && <span class="meta">{freeText}</span>}
    </div>
  )
}
