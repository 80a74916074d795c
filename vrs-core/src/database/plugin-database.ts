import { createHash, createHmac } from 'node:crypto'
import postgres, { type TransactionSql } from 'postgres'
import type { CoreSql } from './open-database'

/** A plugin's own database handle: its role, its schema, nothing else of the site. */
export type PluginDatabase = { schema: string; role: string; sql: CoreSql }

const quoteIdentifier = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Roles belong to the whole cluster, so a role's name holds the database's. Plugin names have no dot,
 * so no two pairs yield one name.
 */
export const derivePluginRoleName = (database: string, plugin: string): string => {
  const readable = `${database}.${plugin}`
  if (/^[\x20-\x7e]{1,63}$/.test(readable)) return readable
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 24)
  return `site_${digest}_${plugin}`
}

export type PluginDatabaseOptions = { core: CoreSql; databaseUrl: string; siteSecret: string }

/** Creates role and schema if they are missing and opens a small pool as that role. */
export const openPluginDatabase = async (
  plugin: string,
  { core, databaseUrl, siteSecret }: PluginDatabaseOptions,
): Promise<PluginDatabase> => {
  const [row] = await core<{ name: string }[]>`select current_database() as name`
  const database = row?.name ?? ''
  const role = derivePluginRoleName(database, plugin)
  const schema = `plugin_${plugin}`
  const password = createHmac('sha256', siteSecret).update(`role ${role}`).digest('base64url')
  await ensureRole(core, { database, role, schema, password })
  return { schema, role, sql: openPoolAsRole({ databaseUrl, role, password, schema, plugin }) }
}

type PluginRole = { database: string; role: string; schema: string; password: string }

const ensureRole = (core: CoreSql, { database, role, schema, password }: PluginRole) =>
  core.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${role}))`
    if (await hasRoleFunction(tx))
      await tx`select vrs_roles.ensure_plugin_role(${role}, ${password})`
    else await createRoleOurselves(tx, { database, role, password })
    await tx.unsafe(
      `create schema if not exists ${quoteIdentifier(schema)} authorization ${quoteIdentifier(role)}`,
    )
    await tx.unsafe(`revoke all on schema ${quoteIdentifier(schema)} from public`)
  })

/** Where sites may make no roles, whoever made the database left a function that makes theirs. */
const hasRoleFunction = async (tx: TransactionSql) => {
  const [row] = await tx<{ found: boolean }[]>`
    select to_regprocedure('vrs_roles.ensure_plugin_role(text, text)') is not null as found`
  return row?.found === true
}

/** As the owner of a server of its own, or of a database that may create roles. */
const createRoleOurselves = async (
  tx: TransactionSql,
  { database, role, password }: Omit<PluginRole, 'schema'>,
) => {
  const [existing] = await tx`select 1 from pg_roles where rolname = ${role}`
  // The password is base64url, so it needs no escaping.
  await tx.unsafe(
    existing
      ? `alter role ${quoteIdentifier(role)} password '${password}'`
      : `create role ${quoteIdentifier(role)} login connection limit 20 password '${password}'`,
  )
  const [current] = await tx`select rolsuper from pg_roles where rolname = current_user`
  if (!current?.rolsuper) await tx.unsafe(`grant ${quoteIdentifier(role)} to current_user`)
  await tx.unsafe(
    `grant connect, temporary on database ${quoteIdentifier(database)} to ${quoteIdentifier(role)}`,
  )
}

type PluginConnection = {
  databaseUrl: string
  role: string
  password: string
  schema: string
  plugin: string
}

const openPoolAsRole = ({
  databaseUrl,
  role,
  password,
  schema,
  plugin,
}: PluginConnection): CoreSql => {
  const url = new URL(databaseUrl)
  url.username = encodeURIComponent(role)
  url.password = password
  return postgres(url.href, {
    max: 3,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: `vrs-core plugin ${plugin}`,
      search_path: quoteIdentifier(schema),
      statement_timeout: 15_000,
    },
  })
}
