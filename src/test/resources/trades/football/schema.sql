create table stadium (
  xid      integer primary key,
  name     varchar(60) not null,
  city     varchar(40) not null,
  capacity integer not null,
  roofed   boolean not null
);

create table club (
  xid        integer primary key,
  name       varchar(60) not null,
  short_code char(3) not null,
  founded    integer not null,
  stadium_xid integer
);

create table season (
  xid        integer primary key,
  label      varchar(10) not null,
  start_date date not null,
  end_date   date not null
);

create table player (
  xid         integer primary key,
  first_name  varchar(40) not null,
  last_name   varchar(40) not null,
  nationality varchar(40) not null,
  position    varchar(12) not null,
  birth_date  date not null,
  height_cm   integer,
  foot        varchar(5)
);

create table contract (
  xid         integer primary key,
  player_xid  integer not null,
  club_xid    integer not null,
  start_date  date not null,
  end_date    date not null,
  weekly_wage numeric(10,2) not null,
  shirt_no    integer
);

create table coach (
  xid         integer primary key,
  full_name   varchar(60) not null,
  nationality varchar(40) not null,
  club_xid    integer,
  licence     varchar(10) not null
);

create table referee (
  xid         integer primary key,
  full_name   varchar(60) not null,
  nationality varchar(40) not null,
  active      boolean not null
);

create table fixture (
  xid           integer primary key,
  season_xid    integer not null,
  round         integer not null,
  kickoff       timestamp not null,
  home_club_xid integer not null,
  away_club_xid integer not null,
  home_goals    integer,
  away_goals    integer,
  attendance    integer,
  referee_xid   integer,
  status        varchar(10) not null
);

create table goal (
  xid         integer primary key,
  fixture_xid integer not null,
  player_xid  integer not null,
  minute      integer not null,
  penalty     boolean not null
);

create table card (
  xid         integer primary key,
  fixture_xid integer not null,
  player_xid  integer not null,
  minute      integer not null,
  colour      varchar(6) not null
);

create table transfer (
  xid           integer primary key,
  player_xid    integer not null,
  from_club_xid integer,
  to_club_xid   integer not null,
  transfer_date date not null,
  fee           numeric(12,2) not null
);

create table sponsor (
  xid      integer primary key,
  name     varchar(60) not null,
  industry varchar(40) not null
);

create table club_sponsor (
  club_xid     integer not null,
  sponsor_xid  integer not null,
  yearly_value numeric(12,2) not null,
  since        date not null,
  primary key (club_xid, sponsor_xid)
);
