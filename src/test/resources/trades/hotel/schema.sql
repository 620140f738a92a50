create table region (
  region_id   integer primary key,
  region_name varchar(40) not null unique
);

create table employee (
  employee_id integer primary key,
  first_name  varchar(40) not null,
  last_name   varchar(40) not null,
  job_title   varchar(40) not null,
  hired_on    date not null,
  salary      numeric(10,2) not null
);

create table hotel (
  hotel_id    integer primary key,
  hotel_name  varchar(80) not null,
  city        varchar(60) not null,
  country     varchar(60) not null,
  region_id   integer not null references region,
  star_rating smallint not null check (star_rating between 1 and 5),
  opened_on   date not null,
  has_parking boolean not null default false,
  manager_id  integer references employee (employee_id)
);
comment on table hotel is 'Properties of the chain';
comment on column hotel.manager_id is 'Employee who runs the property';

create table room_type (
  room_type_id integer primary key,
  type_name    varchar(30) not null,
  max_guests   smallint not null,
  base_rate    numeric(8,2) not null
);
comment on column room_type.base_rate is 'List price for one night in EUR';

create table room (
  room_id      integer primary key,
  hotel_id     integer not null references hotel,
  room_type_id integer not null references room_type,
  room_number  varchar(10) not null,
  floor        smallint not null,
  sea_view     boolean not null default false,
  unique (hotel_id, room_number)
);

create table amenity (
  amenity_id   integer primary key,
  amenity_name varchar(40) not null
);

create table hotel_amenity (
  hotel_id   integer not null references hotel,
  amenity_id integer not null references amenity,
  primary key (hotel_id, amenity_id)
);

create table guest (
  guest_id      integer primary key,
  first_name    varchar(40) not null,
  last_name     varchar(40) not null,
  email         varchar(100),
  nationality   varchar(40) not null,
  loyalty_tier  varchar(10) not null,
  date_of_birth date
);
comment on column guest.loyalty_tier is 'None, Silver, Gold or Platinum';

create table booking (
  booking_id   integer primary key,
  guest_id     integer not null references guest,
  hotel_id     integer not null references hotel,
  channel      varchar(20) not null,
  booked_at    timestamp not null,
  check_in     date not null,
  check_out    date not null,
  adults       smallint not null,
  children     smallint not null default 0,
  status       varchar(12) not null,
  total_amount numeric(10,2) not null
);
comment on table booking is 'Reservations; one row for each stay of a guest at a hotel';
comment on column booking.status is 'CONFIRMED, COMPLETED, CANCELLED or NO_SHOW';
comment on column booking.channel is 'Where the booking came from';

create table booking_room (
  booking_id   integer not null references booking,
  room_id      integer not null references room,
  nightly_rate numeric(8,2) not null,
  primary key (booking_id, room_id)
);

create table payment (
  payment_id integer primary key,
  booking_id integer not null references booking,
  paid_at    timestamp not null,
  method     varchar(20) not null,
  amount     numeric(10,2) not null
);

create table review (
  review_id   integer primary key,
  booking_id  integer not null unique references booking,
  score       smallint not null check (score between 1 and 10),
  comment     text,
  reviewed_on date not null
);
