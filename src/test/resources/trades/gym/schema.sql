create table tbl_club (
  club_no integer primary key,
  club_name varchar(60) not null,
  city varchar(40) not null,
  opening_date date not null,
  floor_area_sqm integer not null,
  has_pool boolean not null,
  has_sauna boolean not null,
  manager_staff_no integer
);

create table tbl_plan (
  plan_code varchar(8) primary key,
  plan_name varchar(40) not null,
  monthly_fee numeric(7,2) not null,
  min_months integer not null,
  all_clubs boolean not null,
  is_current boolean not null
);

create table tbl_member (
  member_no integer primary key,
  first_name varchar(40) not null,
  surname varchar(40) not null,
  gender char(1),
  birthdate date not null,
  home_club_no integer not null,
  join_date date not null,
  email varchar(80),
  referred_by_member_no integer
);

create table tbl_membership (
  membership_no integer primary key,
  member_no integer not null,
  plan_code varchar(8) not null,
  start_date date not null,
  end_date date,
  status varchar(10) not null,
  cancel_reason varchar(30)
);

create table tbl_payment (
  payment_no integer primary key,
  membership_no integer not null,
  due_date date not null,
  paid_date date,
  amount numeric(8,2) not null,
  method varchar(15) not null,
  result varchar(10) not null
);

create table tbl_staff (
  staff_no integer primary key,
  staff_name varchar(60) not null,
  job varchar(30) not null,
  club_no integer not null,
  hire_date date not null,
  hourly_wage numeric(6,2) not null,
  full_time boolean not null
);

create table tbl_class_type (
  class_type_no integer primary key,
  class_name varchar(40) not null,
  intensity varchar(10) not null,
  minutes integer not null
);

create table tbl_class_session (
  session_no integer primary key,
  class_type_no integer not null,
  club_no integer not null,
  trainer_staff_no integer not null,
  substitute_staff_no integer,
  starts_at timestamp not null,
  max_places integer not null,
  cancelled boolean not null
);

create table tbl_session_booking (
  session_no integer not null,
  member_no integer not null,
  booked_at timestamp not null,
  attended boolean not null,
  primary key (session_no, member_no)
);

create table tbl_equipment (
  equipment_no integer primary key,
  equipment_name varchar(40) not null,
  category varchar(20) not null,
  club_no integer not null,
  bought_date date not null,
  price numeric(9,2) not null,
  out_of_order boolean not null
);

create table tbl_checkin (
  checkin_no integer primary key,
  member_no integer not null,
  club_no integer not null,
  checkin_time timestamp not null,
  checkout_time timestamp
);

create table tbl_certificate (
  certificate_no integer primary key,
  certificate_name varchar(50) not null,
  issuer varchar(40) not null
);

create table tbl_staff_certificate (
  staff_no integer not null,
  certificate_no integer not null,
  issued_date date not null,
  expiry_date date,
  primary key (staff_no, certificate_no)
);
