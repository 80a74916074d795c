import type { Role } from '../../../../events/codes'
import type { ProjectRow } from '../../../../projections/projects'
import type { OpenRenewalRow } from '../../../../projections/renewals'
import type { ProjectAction } from '../../../../views/admin/projects/project-view-model'

const isBeingProvisioned = ({ releasedAt, liveAt, archivedAt }: ProjectRow) =>
  releasedAt !== null && liveAt === null && archivedAt === null
const isLive = ({ liveAt, archivedAt }: ProjectRow) => liveAt !== null && archivedAt === null

const markableSteps: readonly string[] = ['domain', 'dns', 'propagation', 'deployment']

type OpenRenewals = { renewals: readonly OpenRenewalRow[] }

const allowedWhen: Record<ProjectAction, (project: ProjectRow, open: OpenRenewals) => boolean> = {
  resumption: ({ stalled, pausedAt }) => stalled !== null || pausedAt !== null,
  // Where it has not been live yet, going on at the stalled step is the same act.
  deployment: (project) => isLive(project) && project.stalled?.step !== 'live',
  'runtime-key': (project) =>
    isLive(project) &&
    project.stalled === null &&
    project.suspendedAt === null &&
    !project.underWay,
  'invoice-approval': ({ progress, archivedAt, paymentMethod, price }) =>
    progress === 'pending_payment' &&
    archivedAt === null &&
    (paymentMethod === 'invoice' || price.grossCents === 0),
  // Money may come after a cancellation too: then it is recorded as late.
  'payment-confirmation': ({ paymentMethod, paidAt, price }, { renewals }) =>
    renewals.length > 0 || (paymentMethod === 'invoice' && paidAt === null && price.grossCents > 0),
  cancellation: ({ progress, archivedAt }) => progress === 'pending_payment' && archivedAt === null,
  pause: (project) =>
    project.underWay &&
    project.stalled === null &&
    project.pausedAt === null &&
    (isBeingProvisioned(project) || isLive(project)),
  skip: (project) => project.stalled?.step === 'live' && isLive(project),
  evidence: ({ stalled, archivedAt }) =>
    stalled !== null && archivedAt === null && markableSteps.includes(stalled.step),
  'transfer-code': ({ domainKind, zone, archivedAt }) =>
    domainKind === 'transferred' && zone === null && archivedAt === null,
  domain: isBeingProvisioned,
  server: (project) => isBeingProvisioned(project) || isLive(project),
  suspension: (project) => isLive(project) && project.suspendedAt === null,
  reinstatement: (project) => isLive(project) && project.suspendedAt !== null,
  archiving: isLive,
  teardown: (project) =>
    project.teardownAt === null && project.releasedAt !== null && !isLive(project),
}

/** What this viewer can do now; a decider judges again when it is done. */
export const allowedActions = (
  project: ProjectRow,
  open: OpenRenewals,
  viewer: Role,
): ProjectAction[] =>
  viewer === 'auditor'
    ? []
    : (Object.keys(allowedWhen) as ProjectAction[]).filter((act) => allowedWhen[act](project, open))
