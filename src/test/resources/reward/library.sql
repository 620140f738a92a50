create table author (id int primary key, name text not null, country text, born int);
create table book (id int primary key, title text not null, genre text not null, price numeric(8,2), year int);
create table writes (author_id int not null references author, book_id int not null references book, primary key (author_id, book_id));
create table domain_author (author_id int not null references author, domain text not null);
create table review (id int primary key, book_id int not null references book, stars int, reader text);
insert into author values (1, 'Ada', 'IS', 1960), (2, 'Bo', 'SE', 1971), (3, 'Cy', 'SE', 1980), (4, 'Di', null, 1990), (5, 'Ed', 'NO', null);
insert into book values (1, 'Ash', 'novel', 10.00, 2001), (2, 'Bay', 'novel', 20.00, 2005), (3, 'Cod', 'essay', 15.50, 2010),
  (4, 'Dew', 'poems', 8.00, 2010), (5, 'Elm', 'novel', 20.00, 2015), (6, 'Fog', 'essay', null, 2020);
insert into writes values (1, 1), (1, 2), (2, 2), (2, 3), (3, 4), (3, 5), (4, 6);
insert into domain_author values (1, 'fiction'), (2, 'fiction'), (2, 'science'), (3, 'poetry');
insert into review values (1, 1, 5, 'kim'), (2, 1, 4, 'lee'), (3, 2, 3, 'kim'), (4, 3, null, 'max'), (5, 5, 5, 'lee'), (6, 5, 5, 'kim');
analyze;
