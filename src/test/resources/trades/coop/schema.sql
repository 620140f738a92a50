create table mbr (
  mbr_no   integer primary key,
  farm_nm  varchar(60) not null,
  owner_nm varchar(60) not null,
  vlg      varchar(40) not null,
  join_dt  date not null,
  leave_dt date,
  organic  boolean not null,
  shares   integer not null
);
comment on table mbr is 'Members of the cooperative (farms)';
comment on column mbr.vlg is 'Village';
comment on column mbr.organic is 'Certified organic farm';
comment on column mbr.shares is 'Number of cooperative shares held';

create table fld (
  fld_no   integer primary key,
  mbr_no   integer not null,
  fld_nm   varchar(40) not null,
  area_ha  numeric(6,2) not null,
  soil     varchar(20) not null,
  irrig    boolean not null
);
comment on table fld is 'Fields of the members';
comment on column fld.area_ha is 'Area in hectares';
comment on column fld.irrig is 'Irrigated';

create table crop (
  crop_cd varchar(6) primary key,
  crop_nm varchar(40) not null,
  crop_grp varchar(20) not null
);
comment on table crop is 'Crops';
comment on column crop.crop_grp is 'Crop group: Cereal, Fruit, Vegetable, Root, Oilseed';

create table plntg (
  plntg_no integer primary key,
  fld_no   integer not null,
  crop_cd  varchar(6) not null,
  plant_dt date not null,
  harv_dt  date,
  exp_kg   integer not null
);
comment on table plntg is 'Plantings: which crop was sown on which field';
comment on column plntg.plant_dt is 'Planting date';
comment on column plntg.harv_dt is 'Harvest date';
comment on column plntg.exp_kg is 'Expected yield in kilograms';

create table dpt (
  dpt_cd char(3) primary key,
  dpt_nm varchar(40) not null,
  town   varchar(40) not null,
  cap_t  integer not null
);
comment on table dpt is 'Depots where harvests are delivered';
comment on column dpt.cap_t is 'Storage capacity in tonnes';

create table dlv (
  dlv_no   integer primary key,
  mbr_no   integer not null,
  crop_cd  varchar(6) not null,
  dpt_cd   char(3) not null,
  dlv_dt   date not null,
  qty_kg   integer not null,
  grade    char(1) not null,
  moist_pct numeric(4,1),
  prc_kg   numeric(6,3) not null,
  trk_no   integer
);
comment on table dlv is 'Harvest deliveries by members';
comment on column dlv.qty_kg is 'Delivered quantity in kilograms';
comment on column dlv.grade is 'Quality grade A, B or C';
comment on column dlv.moist_pct is 'Moisture in percent';
comment on column dlv.prc_kg is 'Price paid per kilogram';

create table trk (
  trk_no  integer primary key,
  plate   varchar(12) not null,
  driver_nm varchar(60) not null,
  load_t  numeric(4,1) not null,
  in_svc  boolean not null
);
comment on table trk is 'Trucks';
comment on column trk.load_t is 'Maximum load in tonnes';
comment on column trk.in_svc is 'In service';

create table buyer (
  buyer_no integer primary key,
  buyer_nm varchar(60) not null,
  buyer_tp varchar(20) not null,
  cntry    varchar(30) not null
);

create table sale (
  sale_no  integer primary key,
  buyer_no integer not null,
  dpt_cd   char(3) not null,
  sale_dt  date not null,
  due_dt   date not null,
  paid_dt  date
);
comment on column sale.due_dt is 'Date by which payment is due';
comment on column sale.paid_dt is 'Date of payment; empty when unpaid';

create table sale_ln (
  sale_no integer not null,
  ln_no   integer not null,
  crop_cd varchar(6) not null,
  qty_kg  integer not null,
  unit_prc numeric(6,3) not null,
  primary key (sale_no, ln_no)
);
comment on table sale_ln is 'Lines of a sale';
comment on column sale_ln.unit_prc is 'Price per kilogram';

create table eqp (
  eqp_no integer primary key,
  eqp_nm varchar(40) not null,
  day_rt numeric(7,2) not null,
  bought_dt date not null
);
comment on table eqp is 'Shared equipment the members can rent';
comment on column eqp.day_rt is 'Rental rate per day';

create table eqp_rent (
  eqp_no integer not null,
  mbr_no integer not null,
  from_dt date not null,
  days   integer not null,
  primary key (eqp_no, mbr_no, from_dt)
);
