-- Personal API tokens: the name is sealed under its owner's key, the secret is kept as a hash only.
create table api_tokens (
  token_id text primary key, person_id text not null, sealed_name text not null,
  token_hash text not null, scopes text[] not null, issued_at timestamptz not null,
  expires_at timestamptz not null, used_at timestamptz, revoked_at timestamptz);
create index api_tokens_person on api_tokens (person_id, issued_at desc);
