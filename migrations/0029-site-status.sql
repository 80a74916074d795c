-- A suspension holds from when the site has fetched it; the same with its end.
alter table projects add column suspension_confirmed_at timestamptz;
alter table projects add column reinstating_at timestamptz;
