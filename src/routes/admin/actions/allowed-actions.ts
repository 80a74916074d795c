import type { Role } from '../../../../events/codes'
import type { ProjectRow } from '../../../../projections/projects'
import type { Renewal } from '../../../../projections/renewals'
import type { ProjectAct } from '../../../../views/admin/projects/project-view-model'

const isOnItsWay = ({ releasedAt, liveAt, archivedAt }: ProjectRow) =>
  releasedAt !== null && liveAt === null && archivedAt === null
const isLive = ({ liveAt, archivedAt }: ProjectRow) => liveAt !== null && archivedAt === null

const vouchable: readonly string[] = ['domain', 'dns', 'propagation', 'deployment']

type Open = { renewals: readonly Renewal[] }

const fits: Record<ProjectAct, (project: ProjectRow, open: Open) => boolean> = {
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
    (isOnItsWay(project) || isLive(project)),
  skip: (project) => project.stalled?.step === 'live' && isLive(project),
  evidence: ({ stalled, archivedAt }) =>
    stalled !== null && archivedAt === null && vouchable.includes(stalled.step),
  'transfer-code': ({ domainKind, zone, archivedAt }) =>
    domainKind === 'transferred' && zone === null && archivedAt === null,
  domain: isOnItsWay,
  server: (project) => isOnItsWay(project) || isLive(project),
  suspension: (project) => isLive(project) && project.suspendedAt === null,
  reinstatement: (project) => isLive(project) && project.suspendedAt !== null,
  archiving: isLive,
  teardown: (project) =>
    project.teardownAt === null && project.releasedAt !== null && !isLive(project),
}

/** What this viewer can do now; a decider judges again when it is done. */
export const possibleActs = (project: ProjectRow, open: Open, viewer: Role): ProjectAct[] =>
  viewer === 'auditor'
    ? []
    : (Object.keys(fits) as ProjectAct[]).filter((act) => fits[act](project, open))
