-- Which keys of the publisher count, as it signed them itself; the highest sequence is in force, and
-- runtimes that missed some adopt them one after the other.
create table publisher_key_sets (
  sequence int primary key check (sequence > 0),
  statement text not null,
  -- person:<id>, or system:<process>
  received_by text not null,
  received_at timestamptz not null
);

-- When each archive was last read as a whole, and what was wrong with it; null = nothing.
create table artifact_checks (
  sha256 text primary key,
  checked_at timestamptz not null,
  problem text
);
