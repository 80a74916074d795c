-- Licenses get trials, periods counted from an anchor, several causes of suspension, and a next date.
alter table licenses rename column status to stage;
alter table licenses alter column cycle drop not null;
alter table licenses
  add column anchor_on text,
  add column trial_ends_at timestamptz,
  add column ends_at timestamptz,
  add column next_cycle text,
  add column next_net_cents int,
  add column suspended_with_project_at timestamptz,
  add column unpaid_since timestamptz,
  add column suspended_by_caseworker_at timestamptz,
  add column due_at timestamptz;

-- What was suspended before was so with its project, or by a person: its last such event says which.
update licenses l
  set stage = 'active',
    suspended_with_project_at = case when e.by = 'system:licensing' then e.at::timestamptz end,
    suspended_by_caseworker_at = case when e.by <> 'system:licensing' then e.at::timestamptz end
  from (
    select distinct on (stream) stream, by, at from history
    where type = 'LicenseSuspended' order by stream, position desc
  ) e
  where l.stage = 'suspended' and e.stream = 'license-' || l.id;

-- As calculateLicenseTerms counts: from the day in Berlin, the renewal's mail 14 days ahead.
update licenses set
  anchor_on = to_char(issued_at at time zone 'Europe/Berlin', 'YYYY-MM-DD'),
  due_at = case when stage = 'active' and net_cents > 0 and paid_until is not null then
    (paid_until at time zone 'Europe/Berlin' - interval '14 days') at time zone 'Europe/Berlin' end;

alter table licenses add column status text generated always as (
  case
    when stage in ('expired', 'revoked') then stage
    when coalesce(suspended_with_project_at, unpaid_since, suspended_by_caseworker_at) is not null
      then 'suspended'
    else stage
  end
) stored;

create index licenses_due on licenses (due_at) where due_at is not null;

-- Free ones of before, which lose their dates.
create index licenses_to_free on licenses (id) where net_cents = 0 and stage = 'active'
  and source <> 'import' and coalesce(runs_until, updates_until, paid_until) is not null;

-- The list in a status goes by the computed one.
drop index if exists licenses_of_status_by_end;
create index licenses_of_status_by_end on licenses
  (status, coalesce(runs_until, 'infinity'::timestamptz), id);
