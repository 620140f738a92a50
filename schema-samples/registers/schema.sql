-- Sample database "registers": companies as a state's register and a sales department know them.
-- PostgreSQL 15 or newer. Load into an empty database, before data.sql.

create table state_register (
  entity_number  text primary key,
  entity_name    text not null,
  street         text,
  zip_code       text,
  city           text not null,
  country_code   text not null,
  tax_number     text,
  telephone      text,
  email          text,
  updated_on     date not null
);

create table sales_account (
  account_no    text primary key,
  company_name  text not null,
  address       text,
  postal_code   text,
  town          text not null,
  country       text not null,
  vat_id        text,
  phone         text,
  mail          text,
  segment       text not null check (segment in ('construction', 'industry', 'retail', 'services', 'transport')),
  owner         text not null,
  credit_limit  numeric(10,2) not null,
  modified_at   timestamp not null
);
