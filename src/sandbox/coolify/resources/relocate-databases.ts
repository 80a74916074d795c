import type { CoolifyStore } from '../store/coolify-store'
import type { PostgresServer } from './postgres-server'

const replaceUrl = (variables: Record<string, string>, from: string, to: string) =>
  Object.fromEntries(
    Object.entries(variables).map(([key, value]) => [key, value === from ? to : value]),
  )

/**
 * In Coolify a site reaches its database by a host name that never changes. Here the address is our
 * own PostgreSQL's, whose port may differ from the last run's: every stored address is rewritten
 * before any site is started again.
 */
export const relocateDatabases = (
  { applications, databases, variables }: CoolifyStore,
  { relocateUrl }: PostgresServer,
) => {
  for (const { uuid, url } of databases.list()) {
    const currentUrl = relocateUrl(url)
    if (currentUrl === url) continue
    for (const variable of variables.list())
      if (variable.value === url) variables.update(variable.uuid, { value: currentUrl })
    for (const { uuid, given } of applications.list())
      if (given) applications.update(uuid, { given: replaceUrl(given, url, currentUrl) })
    databases.update(uuid, { url: currentUrl })
  }
}
