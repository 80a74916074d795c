import type { ServerRow, ServerStatus } from '../../../projections/servers/servers'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

const tones: Record<ServerStatus, Tone> = { active: 'good', maintenance: 'wait', offline: 'bad' }

type Props = { t: Texts; server: Pick<ServerRow, 'status'> }

export const ServerBadge = ({ t, server: { status } }: Props) => (
  <span class={`badge ${tones[status]}`}>{t.servers.status[status]}</span>
)
