-- Ed25519 keys. kid is the RFC 7638 thumbprint of public_jwk; sealed_private is AES-256-GCM under the
-- master key (nonce, ciphertext, tag; bound to kid and use) and null where somebody else signs.
create table signing_keys (
  kid text primary key,
  use text not null check (use in ('access', 'license', 'publisher')),
  public_jwk jsonb not null,
  sealed_private bytea,
  active_from timestamptz not null,
  -- Its signatures count until then; null is for ever.
  retires_at timestamptz check (retires_at > active_from),
  created_at timestamptz not null default now()
);

create index signing_keys_by_use on signing_keys (use, active_from);
