-- Every mail as it was sent, sealed under the key of the person it was about and gone with that key.
create table mail_texts (
  id uuid primary key default gen_random_uuid(),
  message_id text not null unique,
  person_id text not null references person_keys on delete cascade,
  recipient text not null,
  project_id text,
  template text not null,
  sealed text not null,
  begun_at timestamptz not null default now(),
  accepted_at timestamptz);
create index mail_texts_person on mail_texts (person_id, begun_at desc);
