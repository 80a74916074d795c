-- How staff find customers: keyed hashes of the address, of the words of name and company and of
-- their prefixes, never plaintext. Whoever loses their key, loses their row.
create table customer_search (
  person_id text primary key references person_keys on delete cascade,
  terms text[] not null);
create index customer_search_terms on customer_search using gin (terms);
