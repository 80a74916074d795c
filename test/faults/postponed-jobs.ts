import type { Sql } from '../../projections/projection'

/** Holds back every job that follows from an event, so that a service stands still right after it. */
export const postponeJobs = (sql: Sql) =>
  sql.unsafe(`
    create table test_held (id uuid primary key);
    create function test_hold() returns trigger language plpgsql as $$
    begin
      if new.start_after <= now() + interval '1 second'
        and new.data->>'pollCount' = '0' and new.data->>'attempt' = '1' then
        insert into test_held values (new.id) on conflict do nothing;
        new.start_after := now() + interval '1 hour';
      end if;
      return new;
    end $$;
    create trigger test_hold before insert on pgboss.job
      for each row execute function test_hold();`)

/** Lets go what is held back. Answers how many jobs that were. */
export const releasePostponedJobs = async (sql: Sql): Promise<number> => {
  const released = await sql`
    with gone as (delete from test_held returning id)
    update pgboss.job j set start_after = now() from gone
    where j.id = gone.id and j.state = 'created' returning j.id`
  return released.length
}

/** Whether nothing is left to do but what is held back, of which there is some. */
export const isIdle = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ held: number; live: number }[]>`
    select (select count(*)::int from test_held) as held,
      (select count(*)::int from pgboss.job where state in ('created', 'retry', 'active')
        and start_after < now() + interval '1 minute') as live`
  return row?.live === 0 && row.held > 0
}
