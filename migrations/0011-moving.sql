-- Since when a project is built at another server.
alter table projects add column moving_at timestamptz;
