import { idIn } from '../events/streams'
import type { Projection, Sql } from './projection'

export type DomainRow = {
  name: string
  projectId: string | null
  isPrimary: boolean
  status: string
}

export const domains: Projection = {
  table: 'domains',
  key: ['name'],
  changes: (event) => {
    const name = idIn(event.stream)
    switch (event.type) {
      case 'DomainClaimed': {
        const { projectId, primary } = event.data
        return [{ put: { name, project_id: projectId, is_primary: primary, status: 'active' } }]
      }
      case 'DomainReleased':
        return [{ update: { project_id: null, is_primary: false }, where: { name } }]
      default:
        return []
    }
  },
}

export const domainsOf = (sql: Sql, projectId: string) =>
  sql<DomainRow[]>`select * from domains where project_id = ${projectId} order by name`
