import postgres from 'postgres'

export const quoteIdentifier = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * In Coolify a site owns its PostgreSQL and makes a role for each plugin; here many share one, and a
 * role that may create roles could reach into others. So it gets a function that makes roles of its
 * own database only: their name holds the database's, and an existing role must be one of it.
 */
const createFunction = `
create schema if not exists vrs_roles;
create or replace function vrs_roles.ensure_plugin_role(role_name text, password text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  database text := current_database();
  owner name := (select pg_get_userbyid(datdba) from pg_database where datname = current_database());
  plugin text;
begin
  plugin := case
    when starts_with(role_name, database || '.') then substr(role_name, length(database) + 2)
    when starts_with(role_name, 'site_' || left(encode(sha256(convert_to(database, 'UTF8')), 'hex'), 24) || '_')
      then substr(role_name, 31)
  end;
  if plugin is null or plugin !~ '^[a-z][a-z0-9_-]{0,62}$' or octet_length(role_name) > 63 then
    raise exception 'expected the role of a plugin of %, found %', database, role_name
      using errcode = '42501';
  end if;
  if password !~ '^[A-Za-z0-9_-]{32,}$' then
    raise exception 'expected a password in base64url' using errcode = '22023';
  end if;
  if not exists (select from pg_roles where rolname = role_name) then
    execute format('create role %I login connection limit 20 password %L', role_name, password);
    execute format('grant %I to %I', role_name, owner);
  elsif exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid
      join pg_roles o on o.oid = m.member where r.rolname = role_name and o.rolname = owner) then
    execute format('alter role %I password %L', role_name, password);
  else
    raise exception 'expected a role of %, found one of somebody else', owner using errcode = '42501';
  end if;
  execute format('grant connect, temporary on database %I to %I', database, role_name);
end $$;
revoke all on schema vrs_roles from public;
revoke all on function vrs_roles.ensure_plugin_role(text, text) from public;`

/** Lets the owner of this database have roles for its plugins, and nobody else. */
export const installPluginRoles = async (
  adminUrl: string,
  { database, owner }: { database: string; owner: string },
): Promise<void> => {
  const url = new URL(adminUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  // The driver asks for the types of arrays by a query that nobody waits for: a database that is
  // dropped meanwhile would reject it unseen.
  const settings = { max: 1, connect_timeout: 2, fetch_types: false }
  const sql = postgres(url.href, { ...settings, onnotice: () => undefined })
  try {
    await sql.unsafe(createFunction)
    await sql.unsafe(`grant usage on schema vrs_roles to ${quoteIdentifier(owner)};
      grant execute on function vrs_roles.ensure_plugin_role(text, text) to ${quoteIdentifier(owner)}`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
