-- When an alert was closed and by whom. `ended_by`: the event that ended its cause.
alter table alerts add column closed_at timestamptz, add column closed_by text, add column ended_by text;
create index alerts_open on alerts (kind, subject) where closed_at is null;
create index alerts_closed on alerts (closed_at) where closed_at is not null;
create index alerts_subject on alerts (subject, kind);
