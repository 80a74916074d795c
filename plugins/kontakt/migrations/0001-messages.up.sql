create table messages (
  id bigint generated always as identity primary key,
  name text not null,
  email text not null,
  body text not null,
  received_at timestamptz not null,
  done_at timestamptz
);

create index messages_by_arrival on messages (received_at desc, id desc);
