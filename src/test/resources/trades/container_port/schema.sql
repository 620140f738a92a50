create table ship_line (
  line_xid integer primary key,
  line_cd varchar(4) not null unique,
  line_nm varchar(60) not null,
  ctry_nm varchar(40) not null,
  alliance_nm varchar(30)
);

create table vsl (
  vsl_xid integer primary key,
  vsl_nm varchar(60) not null,
  imo_no varchar(10) not null,
  line_xid integer not null references ship_line(line_xid),
  flag_nm varchar(40) not null,
  cap_teu integer not null,
  loa_m numeric(6,1) not null,
  blt_yr integer not null
);

create table prt (
  prt_xid integer primary key,
  prt_cd char(5) not null,
  prt_nm varchar(60) not null,
  ctry_nm varchar(40) not null,
  region_nm varchar(30) not null
);

create table berth (
  berth_xid integer primary key,
  berth_no varchar(6) not null,
  term_nm varchar(40) not null,
  len_m integer not null,
  depth_m numeric(4,1) not null,
  shore_pwr boolean not null
);

create table crane (
  crane_xid integer primary key,
  crane_no varchar(6) not null,
  berth_xid integer not null,
  crane_typ varchar(20) not null,
  max_lift_t integer not null,
  in_svc_dt date not null,
  stat_cd char(1) not null
);

create table vsl_call (
  call_xid integer primary key,
  vsl_xid integer not null,
  berth_xid integer not null,
  prev_prt_xid integer not null,
  next_prt_xid integer not null,
  eta_ts timestamp not null,
  arr_ts timestamp,
  dep_ts timestamp,
  call_stat varchar(10) not null,
  port_fee_amt numeric(12,2) not null
);

create table call_crane (
  call_xid integer not null,
  crane_xid integer not null,
  move_qty integer not null,
  hrs_wrkd numeric(5,1) not null,
  primary key (call_xid, crane_xid)
);

create table cust (
  cust_xid integer primary key,
  cust_nm varchar(80) not null,
  cust_typ varchar(20) not null,
  ctry_nm varchar(40) not null,
  crd_days integer not null,
  actv_flg boolean not null
);

create table cntr (
  cntr_xid integer primary key,
  cntr_no varchar(11) not null unique,
  size_ft integer not null,
  typ_cd varchar(4) not null,
  tare_kg integer not null,
  owner_line_xid integer not null
);

create table bkg (
  bkg_xid integer primary key,
  bkg_no varchar(12) not null unique,
  shpr_cust_xid integer not null,
  cnee_cust_xid integer not null,
  dir_cd char(1) not null,
  cmdty_nm varchar(40) not null,
  bkg_dt date not null,
  frt_amt numeric(12,2) not null
);

create table cntr_move (
  move_xid integer primary key,
  cntr_xid integer not null,
  bkg_xid integer not null,
  call_xid integer not null,
  move_typ varchar(12) not null,
  grs_wt_kg integer not null,
  haz_flg boolean not null,
  yard_in_dt date not null,
  yard_out_dt date,
  stor_amt numeric(10,2) not null
);

create table insp (
  insp_xid integer primary key,
  move_xid integer not null,
  insp_dt date not null,
  agcy_nm varchar(40) not null,
  rslt_cd varchar(6) not null,
  fine_amt numeric(10,2) not null
);

comment on table vsl is 'vessels';
comment on table prt is 'other ports, before or after ours';
comment on table vsl_call is 'one visit of a vessel to a berth';
comment on table cntr is 'containers';
comment on table bkg is 'bookings';
comment on table cntr_move is 'a container loaded to or discharged from a vessel call';
comment on table insp is 'customs and safety inspections of container moves';
comment on column crane.stat_cd is 'A = active, M = in maintenance, R = retired';
comment on column bkg.shpr_cust_xid is 'shipper';
comment on column bkg.cnee_cust_xid is 'consignee';
comment on column bkg.dir_cd is 'I = import, E = export, T = transshipment';
comment on column bkg.frt_amt is 'freight amount in dollars';
comment on column vsl.loa_m is 'length overall in metres';
comment on column cntr.typ_cd is 'DRY, REEF (refrigerated), TANK, OPEN (open top)';
comment on column cntr_move.stor_amt is 'storage charge';
comment on column cntr_move.haz_flg is 'dangerous goods';
comment on column vsl_call.call_stat is 'planned, berthed, departed or cancelled';
