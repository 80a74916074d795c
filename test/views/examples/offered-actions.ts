import { domainActions } from '../../../src/routes/admin/actions/domains/domain-actions'
import { projectActions } from '../../../src/routes/admin/actions/project/project-actions'

const select = <Action extends { code: string }>(
  actions: readonly Action[],
  codes: readonly string[],
): Action[] =>
  codes.map((code) => {
    const action = actions.find((one) => one.code === code)
    if (!action) throw new Error(`expected an action ${code}, found none`)
    return action
  })

/** Actions on a project by their codes, as a page offers them. */
export const offerProjectActions = (...codes: string[]) => select(projectActions, codes)

/** Actions on an additional domain by their codes. */
export const offerDomainActions = (...codes: string[]) => select(domainActions, codes)
