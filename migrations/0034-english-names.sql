-- Texts of project types and bundles besides the German name, such as the English one.
alter table project_types add column fields jsonb not null default '{}';
alter table bundles add column fields jsonb not null default '{}';
