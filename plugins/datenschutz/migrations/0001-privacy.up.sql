-- One row at most. An empty text is a field nobody has filled in, its paragraph is left out.
create table privacy (
  only_one boolean primary key default true check (only_one),
  controller text not null,
  street text not null,
  postal_code text not null,
  city text not null,
  email text not null,
  phone text not null,
  officer text not null,
  host text not null,
  contact_form text not null,
  further text not null,
  authority text not null,
  updated_at timestamptz not null
);
