-- Functions and job fields get the names that the code uses.
alter function hold_job(text, uuid, int) rename to assert_job_active;
alter function take_server_slot(text) rename to lock_free_server_slot;
alter function take_server_turn(int, int) rename to advance_server_turn;
alter function fit_server(text, int) rename to assert_server_capacity;

-- Jobs that were queued before: `look` is now `pollCount`, `hold` is `breakerHolds`.
update pgboss.job
  set data = (data - 'look' - 'hold')
    || jsonb_build_object('pollCount', coalesce(data->'look', '0'))
    || case when data ? 'hold' then jsonb_build_object('breakerHolds', data->'hold') else '{}' end
  where data ? 'look';
