import { personStream } from '../../../events/streams'
import type { PersonRow } from '../../../projections/people'
import { addCustomerSearchRows, listUnindexedCustomers } from '../../store/ledgers/customer-search'
import type { ProcessDependencies } from '../engine/process-dependencies'

type Dependencies = Pick<ProcessDependencies, 'sql' | 'vault'>

const batchSize = 500

const hashTermsOf = async ({ vault }: Dependencies, people: readonly PersonRow[]) => {
  const keys = await vault.findPersonKeys(people.map(({ id }) => id))
  return people.flatMap(({ id, sealed, sealedAs }) => {
    const key = keys.get(id)
    if (!key) return []
    const fields = vault.openFields(key, { stream: personStream(id), type: sealedAs }, sealed)
    return [{ personId: id, terms: vault.hashPersonTerms(fields) }]
  })
}

/** Lets customers be found who registered before there was a search. */
export const indexCustomers = async (deps: Dependencies, signal?: AbortSignal) => {
  for (;;) {
    const people = await listUnindexedCustomers(deps.sql, batchSize)
    await addCustomerSearchRows(deps.sql, await hashTermsOf(deps, people))
    if (people.length < batchSize || signal?.aborted) return
  }
}
