import type { CoolifyStore } from '../store/coolify-store'
import type { PostgresServer } from './postgres-server'

const replaceUrl = (given: Record<string, string>, from: string, to: string) =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, value === from ? to : value]),
  )

/**
 * In Coolify a site finds its database by a name that stays. Here it is an address of our own
 * PostgreSQL, which may have moved to another port since the last run: then what was given out moves
 * along, before any site is started again.
 */
export const relocateDatabases = (
  { applications, databases, variables }: CoolifyStore,
  { relocateUrl }: PostgresServer,
) => {
  for (const { uuid, url } of databases.list()) {
    const here = relocateUrl(url)
    if (here === url) continue
    for (const variable of variables.list())
      if (variable.value === url) variables.update(variable.uuid, { value: here })
    for (const { uuid, given } of applications.list())
      if (given) applications.update(uuid, { given: replaceUrl(given, url, here) })
    databases.update(uuid, { url: here })
  }
}
