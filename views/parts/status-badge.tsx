import type { ProjectRow, ProjectStatus } from '../../projections/projects'
import type { Tone } from '../layout/frame'
import type { Texts } from '../texts/de'

const tones: Record<ProjectStatus, Tone> = {
  pending_payment: 'wait',
  pending_domain: 'busy',
  provisioning: 'busy',
  bootstrapping: 'busy',
  active: 'good',
  suspended: 'wait',
  archived: 'quiet',
  error: 'bad',
}

type Props = { t: Texts; project: Pick<ProjectRow, 'status' | 'cancelCause'> }

export const StatusBadge = ({ t, project: { status, cancelCause } }: Props) => (
  <span class={`badge ${tones[status]}`}>
    {cancelCause ? t.projectList.cancelledBadge : t.projectList.status[status]}
  </span>
)
