import { serverStream } from '../../../events/streams'
import type { Sql } from '../../../projections/projection'
import type { CoolifyClient } from '../../integrations/coolify/types'
import type { CoreServices } from '../open-core-services'
import { seedStream } from './seed-catalogue'

/** Whatever became of them: a removed server is not adopted again, nor is one that is being added. */
const findKnownServers = async (sql: Sql) => {
  const rows = await sql<{ known: string }[]>`
    select coalesce(data->>'coolifyUuid', data->>'ip') as known from history
    where type in ('ServerAdded', 'ServerRequested')`
  return new Set(rows.map(({ known }) => known))
}

/** Servers that Coolify has and we do not know yet. */
export const adoptServers = async (
  { sql, store }: CoreServices,
  coolify: CoolifyClient,
  capacity: number,
) => {
  const known = await findKnownServers(sql)
  for (const { uuid, name, ipv4, ipv6 } of await coolify.listServers()) {
    if (known.has(uuid) || known.has(ipv4)) continue
    // The stream bears Coolify's own id: two processes that start at once adopt a server once.
    const data = { name, ipv4, ...(ipv6 ? { ipv6 } : {}), coolifyUuid: uuid, capacity }
    await seedStream(store, serverStream(uuid), [{ type: 'ServerAdded', data }])
  }
}
