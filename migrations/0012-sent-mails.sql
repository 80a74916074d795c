-- The mails among all calls, newest first; and the staff among all people.
create index vendor_calls_mails on vendor_calls (id desc) where vendor = 'smtp';
create index people_staff on people (id) where role is not null;
