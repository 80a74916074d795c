-- found_by is all searchable text without case and accents, sorted_by the name likewise: the plugin
-- folds them itself, so that they do not depend on the database's locale.
create table entries (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name text not null,
  category text not null,
  street text not null,
  postal_code text not null,
  city text not null,
  phone text not null,
  website text not null,
  description text not null,
  found_by text not null,
  sorted_by text not null,
  updated_at timestamptz not null
);

create index entries_by_name on entries (sorted_by, id);
create index entries_by_category on entries (category, sorted_by, id);
