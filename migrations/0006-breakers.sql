-- One row per vendor that ever failed: whether its steps are held back now. Written on failures
-- and on the way back only, never by a call that succeeds in normal times.
create table breakers (vendor text primary key, state jsonb not null);
