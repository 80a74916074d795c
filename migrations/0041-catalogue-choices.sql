-- The base of the prices is the type that was chosen last: each keeps when it was chosen.
alter table project_types add column base_chosen_at timestamptz;
update project_types t set base_chosen_at = (
  select max((message_metadata->>'at')::timestamptz) from emt_messages
  where stream_id = 'project_type-' || t.code and message_type = 'BaseTypeChosen');
alter table project_types drop column is_base;
