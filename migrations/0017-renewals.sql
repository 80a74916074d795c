-- The terms of names that are invoiced and not paid yet: one for each name of a project.
create table renewals (
  project_id text not null,
  domain text not null,
  period_end timestamptz not null,
  price jsonb not null,
  primary key (project_id, domain)
);
insert into renewals (project_id, domain, period_end, price)
  select id, renewal->>'domain', (renewal->>'periodEnd')::timestamptz, renewal->'price'
  from projects where renewal is not null;
alter table projects drop column renewal;
