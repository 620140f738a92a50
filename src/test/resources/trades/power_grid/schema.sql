create table region (
  region_code char(3) primary key,
  region_name varchar(40) not null
);

create table substation (
  substation_id integer primary key,
  substation_name varchar(50) not null,
  region_code char(3) not null references region(region_code),
  voltage_kv integer not null,
  capacity_mva numeric(7,1) not null,
  commissioned date not null
);

create table feeder (
  feeder_id integer primary key,
  feeder_code varchar(10) not null,
  substation_id integer not null references substation(substation_id),
  length_km numeric(6,1) not null,
  underground boolean not null
);

create table customer_account (
  account_id integer primary key,
  account_number varchar(12) not null unique,
  holder_name varchar(80) not null,
  customer_type varchar(20) not null,
  opened_date date not null,
  closed_date date,
  paperless boolean not null
);

create table premise (
  premise_id integer primary key,
  street_address varchar(80) not null,
  town varchar(40) not null,
  feeder_id integer not null references feeder(feeder_id),
  has_solar boolean not null
);

create table meter_model (
  model_id integer primary key,
  model_name varchar(40) not null,
  manufacturer varchar(40) not null,
  smart boolean not null,
  phases integer not null
);

create table meter (
  meter_id integer primary key,
  serial_no varchar(14) not null unique,
  model_id integer not null references meter_model(model_id),
  premise_id integer not null references premise(premise_id),
  installed_date date not null,
  removed_date date,
  last_inspected_date date
);

create table tariff (
  tariff_code varchar(8) primary key,
  tariff_name varchar(50) not null,
  customer_type varchar(20) not null,
  standing_charge numeric(7,4) not null,
  unit_rate numeric(7,4) not null,
  night_rate numeric(7,4),
  valid_from date not null,
  valid_to date
);

create table contract (
  contract_id integer primary key,
  account_id integer not null references customer_account(account_id),
  premise_id integer not null references premise(premise_id),
  tariff_code varchar(8) not null references tariff(tariff_code),
  signed_date date not null,
  start_date date not null,
  end_date date,
  sales_channel varchar(20) not null
);

create table meter_reading (
  reading_id integer primary key,
  meter_id integer not null references meter(meter_id),
  read_date date not null,
  kwh_used numeric(10,2) not null,
  kwh_exported numeric(10,2) not null default 0,
  read_type varchar(10) not null
);

create table bill (
  bill_id integer primary key,
  contract_id integer not null references contract(contract_id),
  period_start date not null,
  period_end date not null,
  kwh_billed numeric(10,2) not null,
  amount numeric(10,2) not null,
  due_date date not null,
  paid_date date,
  bill_status varchar(10) not null
);

create table outage (
  outage_id integer primary key,
  started_at timestamp not null,
  restored_at timestamp,
  cause varchar(30) not null,
  planned boolean not null
);

create table outage_feeder (
  outage_id integer not null references outage(outage_id),
  feeder_id integer not null references feeder(feeder_id),
  customers_off integer not null,
  primary key (outage_id, feeder_id)
);
