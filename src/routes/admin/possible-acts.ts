import type { Role } from '../../../events/codes'
import type { ProjectRow } from '../../../projections/projects'
import type { ProjectAct } from '../../../views/admin/project-shown'

/** The acts that a form exists for. */
export type PossibleAct = Extract<
  ProjectAct,
  'resumption' | 'deployment' | 'invoice-approval' | 'payment-confirmation' | 'cancellation'
>

const fits: Record<PossibleAct, (project: ProjectRow) => boolean> = {
  resumption: ({ stalled }) => stalled !== null,
  // Where it has not been live yet, going on at the stalled step is the same act.
  deployment: ({ liveAt, archivedAt, stalled }) =>
    liveAt !== null && archivedAt === null && stalled?.step !== 'live',
  'invoice-approval': ({ progress, archivedAt, paymentMethod, price }) =>
    progress === 'pending_payment' &&
    archivedAt === null &&
    (paymentMethod === 'invoice' || price.grossCents === 0),
  // Money may come after a cancellation too: then it is recorded as late.
  'payment-confirmation': ({ paymentMethod, paidAt, price }) =>
    paymentMethod === 'invoice' && paidAt === null && price.grossCents > 0,
  cancellation: ({ progress, archivedAt }) => progress === 'pending_payment' && archivedAt === null,
}

/** What this viewer can do now; a decider judges again when it is done. */
export const possibleActs = (project: ProjectRow, viewer: Role): PossibleAct[] =>
  viewer === 'auditor'
    ? []
    : (Object.keys(fits) as PossibleAct[]).filter((act) => fits[act](project))
