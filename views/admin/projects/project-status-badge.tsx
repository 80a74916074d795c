import type { ProjectRow, ProjectStatus } from '../../../projections/projects'
import { findPendingSiteStatus } from '../../../src/domain/lifecycle/site-status'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

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

type BadgeProject = Pick<ProjectRow, 'status' | 'cancelCause'> & {
  isApprovalAwaited?: boolean
} & Partial<
    Pick<
      ProjectRow,
      | 'withheld'
      | 'pausedAt'
      | 'teardownAt'
      | 'tornDownAt'
      | 'underWay'
      | 'liveAt'
      | 'movingAt'
      | 'suspendedAt'
      | 'suspensionConfirmedAt'
      | 'reinstatingAt'
      | 'archivedAt'
    >
  >
type Props = { t: Texts; project: BadgeProject }
type SecondaryStatus = keyof Texts['projectList']['secondaryStatus']

/** What happens in addition to the status, with its badge's tone. */
const findSecondaryStatus = (project: BadgeProject): [SecondaryStatus, Tone] | undefined => {
  if (project.tornDownAt) return ['tornDown', 'quiet']
  if (project.teardownAt) return ['teardown', 'busy']
  const pending = project.archivedAt ? undefined : findPendingSiteStatus(project)
  if (pending) return [pending, 'wait']
  if (project.pausedAt) return ['paused', 'wait']
  if (!project.liveAt || !project.underWay) return undefined
  return [project.movingAt ? 'moving' : 'busy', 'busy']
}

/** An order by invoice waits for us, not for money; so does one that is paid. */
const describeStatus = (t: Texts, project: BadgeProject) => {
  const { status, cancelCause, isApprovalAwaited, withheld } = project
  if (cancelCause) return t.projectList.cancelledBadge
  if (withheld) return t.projectList.withheldBadge
  return isApprovalAwaited ? t.projectList.approvalBadge : t.projectList.status[status]
}

export const ProjectStatusBadge = ({ t, project }: Props) => {
  const { status } = project
  const secondaryStatus = findSecondaryStatus(project)
  return (
    <>
      <span class={`badge ${tones[status]}`}>{describeStatus(t, project)}</span>
      {secondaryStatus && (
        <>
          {' '}
          <span class={`badge ${secondaryStatus[1]}`}>
            {t.projectList.secondaryStatus[secondaryStatus[0]]}
          </span>
        </>
      )}
    </>
  )
}
