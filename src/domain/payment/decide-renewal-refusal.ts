import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type { RefuseRenewal } from '../project/commands'
import type { ExistingProject } from '../project/state'

/** Once for each payment: it pays nothing then, and is there to be paid back. */
const decideRefuseRenewal = ({ data }: RefuseRenewal, project: ExistingProject): ProjectEvent[] => {
  const payment = project.payments.find(({ paymentRef }) => paymentRef === data.paymentRef)
  if (payment?.outcome === 'refused') return []
  if (payment?.outcome !== 'confirmed')
    throw new RefusalError(
      'WRONG_STATE',
      `expected payment ${data.paymentRef} of ${project.id} to pay a renewal, found ${payment?.outcome ?? 'none'}`,
    )
  return [{ type: 'RenewalRefused', data }]
}

/** The deciders by their commands. */
export const renewalRefusalDecisions = { RefuseRenewal: decideRefuseRenewal }
