-- Who asked how often in this minute. Lost in a crash without harm; `expire` is in milliseconds,
-- and no bigint, which pg reads as BigInt here.
create unlogged table rate_limits (
  key varchar(255) primary key, points integer not null default 0, expire double precision);
