insert into festivaledition values (1,'17th Lakeview Film Festival',2021,'2021-09-09','2021-09-18',640000),(2,'18th Lakeview Film Festival',2022,'2022-09-08','2022-09-17',715000),(3,'19th Lakeview Film Festival',2023,'2023-09-07','2023-09-16',802000),(4,'20th Lakeview Film Festival',2024,'2024-09-05','2024-09-15',960000);

insert into section values (1,'Main Competition',true),(2,'New Voices',true),(3,'Documentary Panorama',true),(4,'Shorts',true),(5,'Midnight Screams',false),(6,'Retrospective',false),(7,'Family Matinee',false);

insert into person
select i, (array['Agnes','Bruno','Camila','Dmitri','Esther','Farid','Giulia','Hiro','Ines','Jakub','Klara','Leon','Mona'])[1+(i*5)%13] || ' ' || (array['Arslan','Bergman','Castro','Dumont','Endo','Ferrari','Gruber','Haddad','Ivarsson','Jovanovic','Kim'])[1+(i*3)%11],
 (array['France','Sweden','Mexico','Japan','Iran','Germany','Italy','South Korea','Turkey','Serbia','France','Italy'])[1+(i*7+i/12)%12],
 case when i % 10 = 9 then null else date '1948-05-20' + (i*i*29 + i*613) % 19000 end
from generate_series(1,110) i;

insert into film
select i,
 (array['The Last','A Quiet','Beyond the','Nine Days of','Under the','Letters from the','My Mother''s','Children of the','The Other','Goodbye'])[1+(i*3)%10] || ' ' || (array['Lighthouse','Orchard','Border','Winter','Ferry','Clockmaker','Desert','Garden','Station','Monsoon','Bridge','Fox','Piano'])[1+(i*5)%13],
 case when i % 3 = 0 then (array['Le Dernier Phare','Das stille Haus','Il Confine','Kita no Umi','El Jardin','Vinterland','Yol','La Gare'])[1+(i/3)%8] else null end,
 (array['France','Germany','Italy','Japan','Mexico','Sweden','Turkey','Iran','South Korea','France','Serbia'])[1+(i*4+i/11)%11],
 (array['French','German','Italian','Japanese','Spanish','Swedish','Turkish','Persian','Korean','French','Serbian'])[1+(i*4+i/11)%11],
 case when i = 43 then 8 when i % 6 = 1 then 9 + (i*i*3)%27 else 74 + (i*i*7 + i*11) % 89 end, 2021 + (i-1)/20 - case when i%7=0 and i > 20 then 1 else 0 end,
 (array['World','National','International','World','National'])[1+(i*2+i/5)%5],
 case when i in (5,24,58,71) then 21 else 1 + (i*7 + i/6) % 46 end, case when i % 9 = 5 and i > 5 then null else 47 + (i*11) % 20 end
from generate_series(1,80) i;

insert into filmcast
select distinct on (f.filmid, 60 + (f.filmid*13 + k*k*7 + k*3) % 48) f.filmid, 60 + (f.filmid*13 + k*k*7 + k*3) % 48,
 (array['Anna','Viktor','The Doctor','Marie','Old Man','Teacher','Elias','Captain','Neighbour','Sofia'])[1+(f.filmid*3+k*7)%10], k <= 2
from film f, generate_series(1,5) k where k <= 2 + f.filmid % 4
order by f.filmid, 60 + (f.filmid*13 + k*k*7 + k*3) % 48, k;

insert into selection
select i, 1 + (i-1)/20, i,
 case when f.runtimemin < 40 then 4 when i % 8 = 3 then 3 when i % 5 = 2 then 2 when i % 11 = 4 then 5 when i % 13 = 6 then 7 else 1 end,
 make_date(2021 + (i-1)/20, 2, 1) + (i*17) % 95,
 case when i % 6 = 2 then null else make_date(2021 + (i-1)/20, 6, 5) + (i*7) % 30 end,
 case when i % 6 = 2 then case when i % 4 = 0 then 'withdrawn' else 'rejected' end else 'accepted' end,
 case when f.runtimemin < 40 then 25 else 60 + (i%3)*15 end
from generate_series(1,80) i join film f on f.filmid = i;
insert into selection values (81,3,4,6,'2023-03-02','2023-06-10','accepted',0),(82,4,22,6,'2024-03-08','2024-06-12','accepted',0),(83,4,47,6,'2024-02-20','2024-06-12','accepted',0);

insert into cinema values (1,'Palace Lumiere','Centre'),(2,'Kino Harbour','Docklands'),(3,'Odeon Lakeside','Lakeside'),(4,'The Attic','University Quarter');
insert into hall values (1,1,'Grand Hall',620,true),(2,1,'Blue Room',180,true),(3,2,'Screen 1',240,true),(4,2,'Screen 2',110,false),(5,3,'Hall A',310,true),(6,3,'Hall B',150,true),(7,3,'Hall C',95,false),(8,4,'Attic',60,false);

insert into screening
select row_number() over (order by s.editionid, s.selectionid, k), s.filmid, h.hallid, s.editionid,
 e.opensat + (s.filmid*3 + k*2) % (e.closesat - e.opensat + 1) + (array[time '11:00', time '14:15', time '17:00', time '19:45', time '22:30'])[1+(s.filmid*2+k)%5],
 k = 1 and s.filmid % 2 = 0, case when s.sectionid = 4 then 7.5 when k = 1 then 14 when s.sectionid in (6,7) then 8 else 11 end,
 h.seats * (35 + (s.filmid*s.filmid*3 + k*29 + s.filmid*7) % 66) / 100
from selection s join festivaledition e on e.editionid = s.editionid, generate_series(1,4) k
join hall h on true
where s.decision = 'accepted' and k <= 2 + (s.filmid % 5)/2 and h.hallid = 1 + (s.filmid*5 + k*3 + s.editionid) % 8;

insert into award values (1,'Golden Heron',50000,1),(2,'Silver Heron for Direction',20000,1),(3,'New Voices Prize',15000,2),(4,'Best Documentary',18000,3),(5,'Best Short',6000,4),(6,'Audience Award',10000,null),(7,'Critics Prize',0,null);
insert into awardwinner
select a.awardid, e.editionid,
 (select s.filmid from selection s where s.editionid = e.editionid and s.decision = 'accepted' and s.sectionid = coalesce(a.sectionid, 1) order by (s.filmid*7 + a.awardid*5) % 19, s.filmid limit 1)
from award a, festivaledition e
where exists (select 1 from selection s where s.editionid = e.editionid and s.decision = 'accepted' and s.sectionid = coalesce(a.sectionid, 1));

insert into jurymember
select e, 1 + (e*23 + k*11) % 59, 1 + (k-1)/3, k % 3 = 1 from generate_series(1,4) e, generate_series(1,9) k;

insert into audiencevote
select row_number() over (order by s.screeningid, k), s.screeningid, least(5, 1 + (s.filmid*3 + k*k + k*s.screeningid) % 5 + (s.filmid % 3) / 2), s.startsat + interval '2 hours' + k * interval '4 minutes'
from screening s, generate_series(1,7) k where k <= 2 + (s.screeningid*3) % 6 and s.filmid % 16 <> 5;
