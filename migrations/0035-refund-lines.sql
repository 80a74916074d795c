-- Which parts of a price a refund gives back; refunds from before have none.
alter table refunds add column lines jsonb not null default '[]';
alter table refunds add column tax_cents int not null default 0;
