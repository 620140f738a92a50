create table labels (
  id      serial primary key,
  name    text not null,
  country text not null,
  indie   boolean not null default false
);

create table artists (
  id          serial primary key,
  name        text not null,
  country     text not null,
  formed_year integer,
  is_band     boolean not null default false,
  label_id    integer references labels (id)
);

create table genres (
  id   serial primary key,
  name text not null unique
);

create table albums (
  id           serial primary key,
  title        text not null,
  artist_id    integer not null references artists (id),
  release_date date not null,
  album_type   text not null
);

create table tracks (
  id           serial primary key,
  album_id     integer not null references albums (id),
  title        text not null,
  track_no     integer not null,
  duration_sec integer not null,
  explicit     boolean not null default false
);

create table track_genres (
  track_id integer not null references tracks (id),
  genre_id integer not null references genres (id),
  primary key (track_id, genre_id)
);

create table plans (
  id            serial primary key,
  name          text not null,
  monthly_price numeric(6,2) not null,
  max_devices   integer not null
);

create table users (
  id           serial primary key,
  username     text not null unique,
  country      text not null,
  birth_year   integer,
  signed_up_at timestamp not null,
  referred_by  integer references users (id)
);

create table subscriptions (
  id         serial primary key,
  user_id    integer not null references users (id),
  plan_id    integer not null references plans (id),
  started_on date not null,
  ended_on   date,
  status     text not null
);

create table plays (
  id             serial primary key,
  user_id        integer not null references users (id),
  track_id       integer not null references tracks (id),
  played_at      timestamp not null,
  device         text not null,
  seconds_played integer not null,
  skipped        boolean not null
);

create table playlists (
  id         serial primary key,
  owner_id   integer not null references users (id),
  name       text not null,
  is_public  boolean not null,
  created_at timestamp not null
);

create table playlist_tracks (
  playlist_id integer not null references playlists (id),
  track_id    integer not null references tracks (id),
  position    integer not null,
  added_at    timestamp not null,
  primary key (playlist_id, track_id)
);

create table follows (
  user_id     integer not null references users (id),
  artist_id   integer not null references artists (id),
  followed_on date not null,
  primary key (user_id, artist_id)
);
