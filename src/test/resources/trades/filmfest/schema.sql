create table festivaledition (
  editionid   integer primary key,
  editionname varchar(60) not null,
  year        integer not null,
  opensat     date not null,
  closesat    date not null,
  budget      numeric(12,2) not null
);

create table section (
  sectionid   integer primary key,
  title       varchar(60) not null,
  competitive boolean not null
);

create table person (
  personid    integer primary key,
  fullname    varchar(80) not null,
  nationality varchar(40) not null,
  borndate    date
);

create table film (
  filmid      integer primary key,
  title       varchar(100) not null,
  originaltitle varchar(100),
  country     varchar(40) not null,
  language    varchar(30) not null,
  runtimemin  integer not null,
  completedyear integer not null,
  premieretype varchar(15) not null,
  directorid  integer not null references person (personid),
  producerid  integer references person (personid)
);

create table filmcast (
  filmid    integer not null references film (filmid),
  personid  integer not null references person (personid),
  charactername varchar(60) not null,
  leadrole  boolean not null,
  primary key (filmid, personid)
);

create table selection (
  selectionid integer primary key,
  editionid   integer not null references festivaledition (editionid),
  filmid      integer not null references film (filmid),
  sectionid   integer not null references section (sectionid),
  submittedon date not null,
  acceptedon  date,
  decision    varchar(10) not null,
  entryfee    numeric(6,2) not null
);

create table cinema (
  cinemaid  integer primary key,
  cinemaname varchar(60) not null,
  district  varchar(40) not null
);

create table hall (
  hallid    integer primary key,
  cinemaid  integer not null references cinema (cinemaid),
  hallname  varchar(30) not null,
  seats     integer not null,
  accessible boolean not null
);

create table screening (
  screeningid integer primary key,
  filmid    integer not null references film (filmid),
  hallid    integer not null references hall (hallid),
  editionid integer not null references festivaledition (editionid),
  startsat  timestamp not null,
  withqa    boolean not null,
  ticketprice numeric(6,2) not null,
  ticketssold integer not null
);

create table award (
  awardid   integer primary key,
  awardname varchar(60) not null,
  prizemoney numeric(10,2) not null,
  sectionid integer references section (sectionid)
);

create table awardwinner (
  awardid   integer not null references award (awardid),
  editionid integer not null references festivaledition (editionid),
  filmid    integer not null references film (filmid),
  primary key (awardid, editionid)
);

create table jurymember (
  editionid integer not null references festivaledition (editionid),
  personid  integer not null references person (personid),
  sectionid integer not null references section (sectionid),
  president boolean not null,
  primary key (editionid, personid)
);

create table audiencevote (
  voteid      integer primary key,
  screeningid integer not null references screening (screeningid),
  stars       integer not null,
  castat      timestamp not null
);
