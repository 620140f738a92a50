create table clinics (
  id integer primary key,
  name varchar(80) not null,
  city varchar(60) not null,
  state char(2) not null,
  phone varchar(20),
  opened_on date not null,
  is_24h boolean not null default false,
  exam_rooms integer not null
);

create table vets (
  id integer primary key,
  clinic_id integer not null references clinics(id),
  first_name varchar(40) not null,
  last_name varchar(40) not null,
  specialty varchar(40) not null,
  license_no varchar(12) not null,
  hired_on date not null,
  salary numeric(10,2) not null
);

create table owners (
  id integer primary key,
  first_name varchar(40) not null,
  last_name varchar(40) not null,
  email varchar(100),
  city varchar(60) not null,
  registered_on date not null,
  newsletter boolean not null default false
);

create table pets (
  id integer primary key,
  owner_id integer not null references owners(id),
  name varchar(40) not null,
  species varchar(20) not null,
  breed varchar(40),
  sex char(1) not null,
  birth_date date not null,
  weight_kg numeric(5,1) not null,
  is_neutered boolean not null,
  deceased_on date
);

create table treatments (
  id integer primary key,
  code varchar(8) not null,
  name varchar(60) not null,
  category varchar(30) not null,
  list_price numeric(8,2) not null
);

create table medications (
  id integer primary key,
  name varchar(60) not null,
  manufacturer varchar(60) not null,
  is_controlled boolean not null,
  unit_price numeric(8,2) not null
);

create table appointments (
  id integer primary key,
  pet_id integer not null references pets(id),
  vet_id integer not null references vets(id),
  referring_vet_id integer references vets(id),
  clinic_id integer not null references clinics(id),
  booked_at timestamp not null,
  scheduled_at timestamp not null,
  status varchar(12) not null,
  reason varchar(30) not null
);

create table appointment_treatments (
  appointment_id integer not null references appointments(id),
  treatment_id integer not null references treatments(id),
  quantity integer not null,
  unit_price numeric(8,2) not null,
  primary key (appointment_id, treatment_id)
);

create table prescriptions (
  id integer primary key,
  appointment_id integer not null references appointments(id),
  medication_id integer not null references medications(id),
  prescribed_on date not null,
  doses integer not null,
  refills integer not null
);

create table vaccinations (
  id integer primary key,
  pet_id integer not null references pets(id),
  vet_id integer not null references vets(id),
  vaccine varchar(30) not null,
  given_on date not null,
  next_due_on date not null
);

create table invoices (
  id integer primary key,
  appointment_id integer not null references appointments(id),
  issued_on date not null,
  paid_on date,
  amount numeric(10,2) not null,
  payment_method varchar(20)
);

comment on column appointments.status is 'completed, cancelled, no_show or scheduled';
comment on column appointments.referring_vet_id is 'vet who referred the animal, if any';
comment on column pets.sex is 'M = male, F = female';
comment on column invoices.paid_on is 'null while the invoice is open';
