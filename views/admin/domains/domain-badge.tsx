import type { DomainStatus } from '../../../projections/domains'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

const tones: Record<DomainStatus, Tone> = {
  pending_registration: 'busy',
  pending_transfer: 'busy',
  pending_dns: 'busy',
  active: 'good',
  expired: 'bad',
  suspended: 'wait',
}

export const DomainBadge = ({ t, status }: { t: Texts; status: DomainStatus }) => (
  <span class={`badge ${tones[status]}`}>{t.domains.status[status]}</span>
)
