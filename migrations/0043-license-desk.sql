-- The list of all licenses: those that end first come first, of a plugin and in a status too.
create index licenses_by_end on licenses (coalesce(runs_until, 'infinity'::timestamptz), id);
create index licenses_of_plugin_by_end on licenses
  (plugin, coalesce(runs_until, 'infinity'::timestamptz), id);
create index licenses_of_status_by_end on licenses
  (status, coalesce(runs_until, 'infinity'::timestamptz), id);
