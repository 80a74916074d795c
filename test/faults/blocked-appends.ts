import postgres from 'postgres'
import type { Sql } from '../../projections/projection'

const advisoryLockId = 815

/** Makes the appends of certain events wait for ever: their step has acted, and cannot tell. */
export const installAppendBlocks = async (sql: Sql) => {
  await sql.unsafe(`
    create table if not exists test_stops (stream text, type text);
    create or replace function test_stop() returns trigger language plpgsql as $$
    begin
      if exists (select from test_stops s where new.stream_id like s.stream
        and s.type = new.message_type) then
        perform pg_advisory_xact_lock_shared(${advisoryLockId});
      end if;
      return new;
    end $$;
    create or replace trigger test_stop before insert on emt_messages
      for each row execute function test_stop();`)
}

/** Holds the stops shut until the database dies, which is how these tests end. */
export const blockAppends = async (databaseUrl: string) => {
  const holder = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  await holder`select pg_advisory_lock(${advisoryLockId})`
  return { unblock: () => void holder.end({ timeout: 0 }).catch(() => undefined) }
}

export const blockAppendOf = (sql: Sql, projectId: string, type: string) =>
  sql`insert into test_stops values (${`%${projectId}%`}, ${type})`

/** For how many projects an append stands at its stop. */
export const countBlockedAppends = async (sql: Sql): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_locks
    where locktype = 'advisory' and objid = ${advisoryLockId} and not granted`
  return row?.count ?? 0
}
