import type { FreeOrderHoldCause } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { isDisposableAddress, normalizeMailbox } from '../../domain/contact/mailbox'
import { findFreeOrderHold } from '../../domain/order/free-release'
import { freeOrderRows, freeOrderTaken, hasOtherFreeProject } from '../../store/ledgers/free-orders'
import type { Statement } from '../../store/postgres/statement'
import type { RouteDependencies } from '../http/route-dependencies'

type FreeOrderSubject = { projectId: string; customerId: string; email: string }

/** Why an order that costs nothing waits for a caseworker, with the rows that keep it so. */
export type FreeOrderAssessment = {
  hold: FreeOrderHoldCause | undefined
  statements: Statement[]
}

const findHold = async (
  { sql, vault }: RouteDependencies,
  { projectId, email }: FreeOrderSubject,
  mailboxHmac: string,
) =>
  findFreeOrderHold({
    isDisposable: isDisposableAddress(email),
    hasOther: await hasOtherFreeProject(sql, {
      mailboxHmac,
      emailHmac: vault.hashEmail(email),
      projectId,
    }),
  })

/**
 * Does what commits with the assessment. When another order of the same mailbox came first at the
 * same moment, it is done again as a further one.
 */
export const withFreeOrderAssessment = async <Result>(
  deps: RouteDependencies,
  order: FreeOrderSubject,
  commit: (assessment: FreeOrderAssessment) => Promise<Result>,
): Promise<Result> => {
  const { projectId, customerId: personId } = order
  const mailboxHmac = deps.vault.hashEmail(normalizeMailbox(order.email))
  const assess = (hold: FreeOrderHoldCause | undefined) => ({
    hold,
    statements: freeOrderRows({ projectId, personId, mailboxHmac, isFirst: !hold }),
  })
  try {
    return await commit(assess(await findHold(deps, order, mailboxHmac)))
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== freeOrderTaken) throw error
    return commit(assess('furtherProject'))
  }
}
