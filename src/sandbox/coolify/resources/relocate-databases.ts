import type { World } from '../store/coolify-store'
import type { Postgres } from './postgres-server'

const moved = (given: Record<string, string>, from: string, to: string) =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, value === from ? to : value]),
  )

/**
 * In Coolify a site finds its database by a name that stays. Here it is an address of our own
 * PostgreSQL, which may have moved to another port since the last run: then what was given out moves
 * along, before any site is started again.
 */
export const followMoved = (
  { applications, databases, variables }: World,
  { hereOf }: Postgres,
) => {
  for (const { uuid, url } of databases.all()) {
    const here = hereOf(url)
    if (here === url) continue
    for (const variable of variables.all())
      if (variable.value === url) variables.change(variable.uuid, { value: here })
    for (const { uuid, given } of applications.all())
      if (given) applications.change(uuid, { given: moved(given, url, here) })
    databases.change(uuid, { url: here })
  }
}
