import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { canInviteAgain } from './allowed-actions'
import type { RequestInvitation, RequestTrackerLink, ResendMail } from './commands'
import type { ExistingProject } from './state'

const dayMs = 86_400_000
const trackerDaysAfterLive = 90

/** Customers may ask this often, whoever it is that asks in their name. */
const minPauseMs = 10 * 60_000

/** Until when an order is followed by its link: 90 days after its site went live. */
export const isTrackerOpen = (liveAt: string | null | undefined, now: Date) =>
  !liveAt || now.getTime() - Date.parse(liveAt) < trackerDaysAfterLive * dayMs

const wasJustRequested = ({ trackerLinkRequestedAt }: ExistingProject, now: string) =>
  trackerLinkRequestedAt !== undefined &&
  Date.parse(now) - Date.parse(trackerLinkRequestedAt) < minPauseMs

const decideRequestTrackerLink = (
  { data: { requestedBy, now } }: RequestTrackerLink,
  project: ExistingProject,
): ProjectEvent[] => {
  if (!isTrackerOpen(project.liveAt, new Date(now)))
    throw new RefusalError(
      'TRACKER_CLOSED',
      `expected project ${project.id} to be live for less than 90 days, found ${project.liveAt}`,
    )
  if (requestedBy === 'customer' && wasJustRequested(project, now)) return []
  return [{ type: 'TrackerLinkRequested', data: {} }]
}

const decideRequestInvitation = (
  _: RequestInvitation,
  project: ExistingProject,
): ProjectEvent[] => {
  if (!canInviteAgain(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to be live, found it ${project.stage}`,
    )
  return [{ type: 'InvitationRequested', data: {} }]
}

const decideResendMail = ({ data }: ResendMail): ProjectEvent[] => [
  { type: 'MailResendRequested', data },
]

/** The deciders by their commands. */
export const mailRequestDecisions = {
  RequestTrackerLink: decideRequestTrackerLink,
  RequestInvitation: decideRequestInvitation,
  ResendMail: decideResendMail,
}
