-- What can be said of a plugin, each in a column of its own, and whether it is still offered.
alter table plugins add column display_name_en text, add column description text,
  add column description_en text, add column long_description text,
  add column long_description_en text, add column icon text, add column screenshot_url text,
  add column has_trial boolean not null default true, add column position int not null default 0,
  add column is_featured boolean not null default false, add column unlisted_at timestamptz;
update plugins set display_name_en = nullif(fields->>'displayNameEn', ''),
  description = nullif(fields->>'description', ''),
  description_en = nullif(fields->>'descriptionEn', ''), icon = nullif(fields->>'icon', '');
alter table plugins drop column fields, alter column has_trial drop default,
  alter column position drop default, alter column is_featured drop default;

-- A price that begins later stands beside the one in force, with who set it and when.
alter table plugin_prices drop constraint plugin_prices_pkey,
  add primary key (plugin, project_type, cycle, valid_from),
  add column recorded_at timestamptz, add column recorded_by text;
delete from plugin_prices;
insert into plugin_prices (plugin, project_type, cycle, net_cents, setup_cents, valid_from,
    valid_until, withdrawn, recorded_at, recorded_by)
  select distinct on (stream, data->>'projectType', data->>'cycle', (data->>'validFrom')::timestamptz)
    substr(stream, length('plugin-') + 1), data->>'projectType', data->>'cycle',
    (data->>'netCents')::int, (data->>'setupCents')::int, (data->>'validFrom')::timestamptz,
    (data->>'validUntil')::timestamptz, false, at::timestamptz, by
  from history where type = 'PluginPriced'
  order by stream, data->>'projectType', data->>'cycle', (data->>'validFrom')::timestamptz,
    global_position desc;
alter table plugin_prices alter column recorded_at set not null,
  alter column recorded_by set not null;
create index licenses_plugin on licenses (plugin);
