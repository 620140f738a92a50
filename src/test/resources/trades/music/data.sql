insert into labels (id,name,country,indie) values
(1,'Northlight Records','Sweden',true),(2,'Meridian Sound','United Kingdom',false),(3,'Copper Fox','Canada',true),
(4,'Grande Plage','France',false),(5,'Halcyon Music Group','United States',false),(6,'Basement Tapes Co','United States',true),(7,'Kitsune Wave','Japan',true);

insert into artists (id,name,country,formed_year,is_band,label_id) values
(1,'Velvet Harbour','United Kingdom',2009,true,2),(2,'Mira Solberg','Norway',2015,false,1),(3,'The Paper Lanterns','Canada',2012,true,3),
(4,'Jules Armand','France',2007,false,4),(5,'Neon Orchard','United States',2018,true,5),(6,'Kaito Moriyama','Japan',2016,false,7),
(7,'Sister Tundra','Canada',2014,true,3),(8,'Dex Holloway','United States',2011,false,5),(9,'Les Cigales','France',2019,true,4),
(10,'Astrid Nyberg','Sweden',2013,false,1),(11,'Rust and Rain','United States',2005,true,6),(12,'Low Tide Club','United Kingdom',2017,true,2),
(13,'Oumou Keita','Mali',2010,false,4),(14,'Pale Comet','Sweden',2020,true,1),(15,'Marlon Vance','United States',2008,false,6),
(16,'Hinterland Choir','Germany',2003,true,null),(17,'Yuki and the Tides','Japan',2021,true,7),(18,'Bela Torok','Hungary',2016,false,null);

insert into genres (id,name) values (1,'Rock'),(2,'Pop'),(3,'Jazz'),(4,'Electronic'),(5,'Folk'),(6,'Hip Hop'),(7,'Classical'),(8,'Soul');

insert into albums (id,title,artist_id,release_date,album_type) values
(1,'Salt on the Windows',1,'2021-03-12','album'),(2,'Harbour Lights',1,'2023-05-19','album'),(3,'Glacier Songs',2,'2021-10-08','album'),
(4,'Midnattsol',2,'2023-02-24','EP'),(5,'Folded Cities',3,'2022-04-15','album'),(6,'Paper Boats',3,'2024-03-01','album'),
(7,'Boulevard Gris',4,'2021-06-18','album'),(8,'Apres la Pluie',4,'2022-11-25','EP'),(9,'Orchard Static',5,'2022-08-05','album'),
(10,'Neon Harvest',5,'2024-06-14','album'),(11,'Quiet Platform',6,'2022-01-21','album'),(12,'Permafrost',7,'2021-12-03','album'),
(13,'Hello Winter',7,'2023-11-10','single'),(14,'Block by Block',8,'2022-07-29','album'),(15,'Corner Store Gospel',8,'2024-09-20','album'),
(16,'Ete Sans Fin',9,'2023-06-30','album'),(17,'Skargard',10,'2021-08-27','album'),(18,'Aurora Tapes',10,'2024-01-26','EP'),
(19,'Iron County',11,'2021-04-23','album'),(20,'Rain Check',11,'2022-10-14','album'),(21,'Weekend Weather',12,'2023-03-17','album'),
(22,'Kora Nights',13,'2022-05-27','album'),(23,'Tail of Dust',14,'2024-04-12','album'),(24,'After the Diner',15,'2021-09-10','album'),
(25,'Slow Blue Train',15,'2023-08-18','album'),(26,'Winterreise Redux',16,'2022-12-02','album'),(27,'Tidal',17,'2023-10-06','single'),(28,'Danube Notebook',18,'2024-05-31','album');

insert into tracks (id, album_id, title, track_no, duration_sec, explicit)
select n, a,
 (array['Silver','Broken','Distant','Electric','Hollow','Golden','Paper','Burning','Quiet','Northern','Stolen','Velvet','Lonely','Wild','Sudden'])[1+(n*7)%15] || ' ' ||
 (array['Avenue','River','Signal','Morning','Mirror','Garden','Radio','Stairs','Ocean','Letter','Engine','Summer','Ghost'])[1+(n*5)%13],
 t, 131 + (a*a*19 + t*t*t*7 + t*53 + a*31) % 257 + n % 7, a in (8,14,15,20,9) and (a+t) % 3 = 0
from (select row_number() over (order by a, t)::int n, a, t
from generate_series(1,28) a, generate_series(1,9) t
where t <= case when a in (13,27) then 1 when a in (4,8,18) then 4 else 6 + a % 4 end) x;

insert into track_genres
select t.id, g from tracks t join albums a on a.id = t.album_id, generate_series(1,8) g
where g = (array[1,4,5,2,4,3,5,6,2,2,1,1,5,4,8,7,2,3])[a.artist_id]
   or (t.id % 3 = 0 and g = (array[2,5,1,8,2,4,1,8,4,5,5,2,8,1,3,5,1,7])[a.artist_id]);

insert into plans (id,name,monthly_price,max_devices) values
(1,'Free',0,1),(2,'Student',5.49,1),(3,'Individual',10.99,2),(4,'Duo',14.99,3),(5,'Family',17.99,6);

insert into users (id, username, country, birth_year, signed_up_at, referred_by)
select i,
 (array['luna','max','sofia','theo','nora','hugo','ida','omar','zoe','felix'])[1+(i*3)%10] || (array['_beats','wave','88','onair','vinyl','mix'])[1+i%6] || i,
 (array['Germany','United States','France','United States','Sweden','Canada','Japan','United Kingdom','Germany','Brazil'])[1+(i*7+i/10)%10],
 case when i % 13 = 0 then null else 1962 + (i*29)%45 end,
 timestamp '2021-01-05 09:12:00' + (i*19) * interval '1 day' + (i*37%600) * interval '1 minute',
 case when i > 8 and i % 4 = 1 then 1 + (i*5)%7 else null end
from generate_series(1,64) i;

insert into subscriptions (id, user_id, plan_id, started_on, ended_on, status)
select row_number() over (order by u.id, k), u.id,
 case when k = 1 then 1 + (u.id*3 + u.id/5)%5 else 3 + u.id%3 end,
 case when k = 1 then u.signed_up_at::date else u.signed_up_at::date + 130 + u.id%40 end,
 case when k = 1 and u.id % 3 = 0 then u.signed_up_at::date + 129 + u.id%40 when k = 1 and u.id % 7 = 2 then u.signed_up_at::date + 60 + u.id % 25 when k = 2 and u.id % 9 = 0 then u.signed_up_at::date + 190 + u.id%40 else null end,
 case when k = 1 and (u.id % 3 = 0 or u.id % 7 = 2) then 'cancelled' when k = 2 and u.id % 9 = 0 then 'cancelled' when u.id % 10 = 7 then 'paused' else 'active' end
from users u, generate_series(1,2) k
where (k = 1 or (u.id % 3 = 0 and u.id <= 54)) and u.id % 16 <> 11;

insert into plays (id, user_id, track_id, played_at, device, seconds_played, skipped)
select i, u.id, t.id, greatest(u.signed_up_at, timestamp '2022-01-01') + ((i*i*7+i*131)%  (1090 - greatest(0,(u.id*19 - 361))))  * interval '1 day' + (i*53%1200) * interval '1 minute',
 (array['phone','phone','desktop','phone','smart speaker','tablet','desktop','car'])[1+(i*5+i/9)%8],
 case when (i*7+i/5)%6=1 then 5 + i%25 else t.duration_sec end, (i*7+i/5)%6=1
from generate_series(1,980) i
join users u on u.id = 1 + (i*11 + (i/8)*(i%5)) % 50
join tracks t on t.id = 1 + ((i*53)%188) * (13 + (i*29)%84) / 97
join albums a on a.id = t.album_id
where greatest(u.signed_up_at, timestamp '2022-01-01') + ((i*i*7+i*131)%  (1090 - greatest(0,(u.id*19 - 361))))  * interval '1 day' >= a.release_date;

insert into playlists (id, owner_id, name, is_public, created_at)
select i, 1 + (i*13)%40,
 (array['Morning Run','Deep Focus','Sunday Kitchen','Road Trip','Rainy Days','Gym Power','Late Night','Party Mix','Dinner Jazz','Study Hall','Throwback','Chill Out'])[1+(i*5)%12] || case when i > 12 then ' ' || (1+i/12)::text else '' end,
 i % 3 <> 1, timestamp '2023-01-15 18:00:00' + i*17 * interval '1 day'
from generate_series(1,36) i;

insert into playlist_tracks
select distinct on (p.id, 1 + (p.id*31 + k*17 + k*k*p.id) % 175) p.id, 1 + (p.id*31 + k*17 + k*k*p.id) % 175, k, p.created_at + k * interval '3 minutes'
from playlists p, generate_series(1,14) k
where k <= 4 + (p.id*7)%11 and p.id <> 20
order by p.id, 1 + (p.id*31 + k*17 + k*k*p.id) % 175, k;

insert into follows
select u.id, a.id, u.signed_up_at::date + (u.id*a.id)%20
from users u, artists a
where (u.id*7 + a.id*a.id*3 + u.id*a.id) % 19 < 1 + (a.id*5)%8 and a.id <> 18 and u.id % 8 <> 5 and u.signed_up_at < '2024-12-01';

insert into follows values (5,11,'2021-05-01'),(13,11,'2021-11-20');
insert into follows select u, a, date '2023-03-01' + u from unnest(array[3,6,17,24]) u, unnest(array[2,5]) a on conflict do nothing;
update tracks set duration_sec = 402 where album_id = 26 and track_no = 5;
