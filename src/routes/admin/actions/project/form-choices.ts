import { listServerRows } from '../../../../../projections/queries/servers'
import type { RouteDependencies } from '../../../http/route-dependencies'

/** What forms on a project choose from, as it is now. */
export const loadFormChoices = async ({
  sql,
  catalogueSnapshot,
}: Pick<RouteDependencies, 'sql' | 'catalogueSnapshot'>) => {
  const [servers, { catalogue }] = await Promise.all([listServerRows(sql), catalogueSnapshot()])
  return { servers, baseDomains: catalogue.baseDomains.map(({ name }) => name) }
}
