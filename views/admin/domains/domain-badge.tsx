import { isBought } from '../../../events/codes'
import type { DomainRow, DomainStatus } from '../../../projections/domains'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

type DomainUse = Pick<DomainRow, 'projectId' | 'kind' | 'status'>

const tones: Record<DomainStatus, Tone> = {
  pending_registration: 'busy',
  pending_transfer: 'busy',
  pending_dns: 'busy',
  active: 'good',
  expired: 'bad',
  suspended: 'wait',
}

type Props = { t: Texts; status: DomainStatus; isUnused?: boolean }

/** Below a zone of ours, a name that no project has leads nowhere; a bought one stays registered. */
export const isUnusedDomain = ({ projectId, kind, status }: DomainUse) =>
  projectId === null && !isBought(kind) && status === 'active'

export const DomainBadge = ({ t, status, isUnused }: Props) => (
  <span class={`badge ${isUnused ? 'quiet' : tones[status]}`}>
    {isUnused ? t.domains.unused : t.domains.status[status]}
  </span>
)
