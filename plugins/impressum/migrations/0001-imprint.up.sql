-- One row at most: a site has one operator. An empty text is a field nobody has filled in yet.
create table imprint (
  only_one boolean primary key default true check (only_one),
  operator text not null,
  representative text not null,
  street text not null,
  postal_code text not null,
  city text not null,
  email text not null,
  phone text not null,
  register_court text not null,
  register_number text not null,
  vat_id text not null,
  authority text not null,
  editor text not null,
  updated_at timestamptz not null
);
