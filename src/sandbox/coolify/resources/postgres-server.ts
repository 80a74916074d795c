import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { installPluginRoles, quoteIdentifier } from './plugin-roles'

/** One real PostgreSQL; every database resource is a role and a database in it. */
export type PostgresServer = {
  /** The address for a site; the same resource, user, password and name give the same one. */
  buildUrl(uuid: string, user: string, password: string, database: string): string
  /** The same address at the PostgreSQL's present host and port. */
  relocateUrl(url: string): string
  createDatabase(url: string): Promise<void>
  /** `data: false` keeps the data and only forbids the role to log in. */
  removeDatabase(url: string, erase: { data: boolean }): Promise<void>
  close(): Promise<void>
}

// In Coolify every database has its own server, so names may repeat; here they share one server.
const toUniqueName = (name: string, uuid: string) =>
  `${name.slice(0, 48)}_${createHash('sha256').update(uuid).digest('hex').slice(0, 10)}`

const parseDatabaseUrl = (url: string) => {
  const { username, password, pathname } = new URL(url)
  return {
    role: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  }
}

const quoteText = (text: string) => `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
const toSqlLiteral = (text: string) =>
  text.includes('\\') ? ` E${quoteText(text)}` : quoteText(text)

/** A new database lets every role connect to it; from here on only its owner and superusers may. */
const closeToPublic = (sql: postgres.Sql, database: string) =>
  sql`revoke connect, temporary on database ${sql(database)} from public`

const isOpenToPublic = async (sql: postgres.Sql, database: string) =>
  (await sql`select 1 where has_database_privilege('public', ${database}, 'connect')`).length > 0

/** A site's role must reach no database but its own: not ours, and not the one that servers come with. */
const closeOtherDatabases = async (sql: postgres.Sql, adminUrl: string) => {
  for (const database of [parseDatabaseUrl(adminUrl).database, 'template1'])
    if (await isOpenToPublic(sql, database))
      await closeToPublic(sql, database).catch(async (error) => {
        // Another process did it at the same moment: PostgreSQL then refuses ours.
        if (await isOpenToPublic(sql, database)) throw error
      })
}

export const openPostgresServer = (adminUrl: string): PostgresServer => {
  const sql = postgres(adminUrl, {
    max: 2,
    idle_timeout: 5,
    connect_timeout: 2,
    backoff: () => 0.05,
    fetch_types: false,
    onnotice: () => {},
  })
  const exists = async (query: postgres.PendingQuery<postgres.Row[]>) => (await query).length > 0
  const roleExists = (role: string) => exists(sql`select 1 from pg_roles where rolname = ${role}`)
  const databaseExists = (name: string) =>
    exists(sql`select 1 from pg_database where datname = ${name}`)

  const createRole = async (role: string, password: string) => {
    const verb = (await roleExists(role)) ? 'alter' : 'create'
    const name = sql(role)
    await sql`${sql.unsafe(verb)} role ${name} login nocreaterole password ${sql.unsafe(toSqlLiteral(password))}`
  }

  const dropRoles = async (role: string) => {
    const createdRoles = await sql<{ name: string }[]>`
      select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.roleid
      join pg_roles o on o.oid = m.member where o.rolname = ${role}`
    // The client would take a dot in a name for one between two names.
    for (const { name } of createdRoles)
      await sql.unsafe(`drop role if exists ${quoteIdentifier(name)}`)
    await sql`drop role if exists ${sql(role)}`
  }

  const { host } = new URL(adminUrl)
  return {
    buildUrl: (uuid, user, password, database) => {
      const login = `${encodeURIComponent(toUniqueName(user, uuid))}:${encodeURIComponent(password)}`
      return `postgres://${login}@${host}/${encodeURIComponent(toUniqueName(database, uuid))}`
    },
    relocateUrl: (url) => url.replace(/@[^/@]+\//, `@${host}/`),
    createDatabase: async (url) => {
      const { role, password, database } = parseDatabaseUrl(url)
      await closeOtherDatabases(sql, adminUrl)
      await createRole(role, password)
      if (!(await databaseExists(database)))
        await sql`create database ${sql(database)} owner ${sql(role)}`
      await closeToPublic(sql, database)
      await installPluginRoles(adminUrl, { database, owner: role })
    },
    removeDatabase: async (url, { data }) => {
      const { role, database } = parseDatabaseUrl(url)
      if (data) {
        await sql`drop database if exists ${sql(database)} with (force)`
        if (await roleExists(role)) await dropRoles(role)
      } else if (await roleExists(role)) {
        await sql`alter role ${sql(role)} nologin`
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`
      }
    },
    close: () => sql.end({ timeout: 1 }),
  }
}
