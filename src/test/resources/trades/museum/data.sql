insert into artist values
(1,'Aurelio Bianchi','Italian',1821,1889,'male'),(2,'Marguerite Delorme','French',1848,1920,'female'),(3,'Pieter van Houten','Dutch',1608,1671,'male'),(4,'Ingeborg Sandvik','Norwegian',1873,1951,'female'),(5,'Rafael Ocampo','Mexican',1902,1974,'male'),(6,'Kiyomi Tanabe','Japanese',1931,2009,'female'),(7,'Edmund Thackeray','British',1775,1840,'male'),(8,'Lucia Ferrante','Italian',1955,null,'female'),(9,'Jan Kovar','Czech',1896,1968,'male'),(10,'Adaeze Okoro','Nigerian',1969,null,'female'),(11,'Louis Perrault','French',1832,1899,'male'),(12,'Hannah Lindgren','Swedish',1888,1960,'female'),(13,'Samuel Whitcombe','British',1813,1877,'male'),(14,'Teresa Villanueva','Spanish',1926,2001,'female'),(15,'Unknown Master of Delft',null,null,null,null),(16,'Cornelis Brandt','Dutch',1632,1690,'male'),(17,'Mei-Ling Zhao','Chinese',1978,null,'female'),(18,'Georg Steiner','German',1884,1945,'male'),(19,'Clara Vogel','German',1901,1987,'female'),(20,'Isaac Mbeki','South African',1947,2015,'male'),(21,'Henriette Roux','French',1871,1944,'female'),(22,'Thomas Aldridge','British',1960,null,'male'),(23,'Sofia Marchetti','Italian',1990,null,'female'),(24,'Olaf Brekke','Norwegian',1850,1921,'male');

insert into department values (1,'European Paintings',1),(2,'Sculpture',3),(3,'Prints and Drawings',5),(4,'Decorative Arts',6),(5,'Modern and Contemporary',8),(6,'Photography',10);

insert into curator values
(1,'Dr. Leonora Haas',1,'l.haas@museum.example','2021-01-11'),(2,'Philip Arkwright',1,'p.arkwright@museum.example','2022-03-01'),(3,'Beatrice Monk',2,'b.monk@museum.example','2021-01-11'),(4,'Emil Sorensen',2,null,'2023-06-12'),(5,'Dr. Yusuf Rahman',3,'y.rahman@museum.example','2021-04-06'),(6,'Constance Bligh',4,'c.bligh@museum.example','2021-01-11'),(7,'Arthur Penrose',4,'a.penrose@museum.example','2022-09-19'),(8,'Dr. Ines Caldera',5,'i.caldera@museum.example','2021-02-15'),(9,'Mikhail Dorn',5,null,'2021-10-04'),(10,'Ngozi Adeyemi',6,'n.adeyemi@museum.example','2022-01-10'),(11,'Victor Lamb',5,'v.lamb@museum.example','2024-02-05');

insert into gallery values
(1,'Rotunda',0,320,false),(2,'North Wing',1,540,true),(3,'South Wing',1,510,true),(4,'Print Room',2,120,true),(5,'Sculpture Court',0,460,false),(6,'East Pavilion',1,280,true),(7,'Project Space',2,150,true),(8,'Lower Hall',-1,390,false),(9,'Photography Cabinet',2,95,true);

insert into artwork
select g, (1900+(g*g*3+g*7)%121)||'.'||lpad(g::text,3,'0'),
 (array['Evening at','Portrait of','Study for','View of','Still Life with','The Return to','Memory of','Composition with','Bowl from','Figure near'])[1+(g*7)%10]||' '||
 (array['the Harbour','a Young Woman','the Mill','Lake Orta','Lemons','the Valley','Saint Agnes','Winter','Fishermen','the Red Bridge','the Garden','a Violinist','Montsera','the Old Town','Two Sisters','the Ferry','the Orchard'])[1+(g*5)%17],
 d.dep, case when (g*11)%7<4 then 1+(g*g+g*5)%9 end,
 d.ot, d.md,
 case when g%19=7 then null else d.y end,
 date '2021-01-15'+((g*g*11+g*47)%1430),
 (array['purchase','gift','bequest','purchase','gift','transfer'])[1+(g*g+g*3)%101%6],
 round((8000+((g*g*37+g*211)%997)*(case d.dep when 1 then 2400 when 2 then 1300 when 5 then 1700 when 3 then 60 when 6 then 90 else 240 end))::numeric,-2),
 (g*11)%7<4
from generate_series(1,150) g
cross join lateral (select (array[1,5,3,2,1,4,6,5,1,3,5])[1+(g*3)%11] k) z
cross join lateral (select z.k dep,
 case z.k when 1 then 'painting' when 2 then 'sculpture' when 3 then (array['drawing','print'])[1+g%2] when 4 then (array['ceramic','furniture','textile'])[1+g%3] when 5 then (array['painting','installation','painting','sculpture'])[1+g%4] else 'photograph' end ot,
 case z.k when 1 then (array['oil on canvas','oil on panel','tempera on panel'])[1+(g*5)%3] when 2 then (array['marble','bronze'])[1+(g/2)%2] when 3 then case g%2 when 0 then (array['charcoal','ink on paper'])[1+(g/2)%2] else 'etching' end when 4 then (array['glazed earthenware','walnut','silk'])[1+g%3] when 5 then (array['acrylic on canvas','mixed media','oil on canvas','bronze'])[1+g%4] else 'gelatin silver print' end md,
 case z.k when 1 then 1620+(g*31)%290 when 2 then 1760+(g*17)%200 when 3 then 1700+(g*23)%260 when 4 then 1690+(g*13)%240 when 5 then 1925+(g*29)%98 else 1905+(g*19)%112 end y) d;

insert into artworkartist
select a.artworkid, x.artistid, 'artist' from artwork a cross join lateral (
 select artistid from artist ar where a.yearmade is not null and ar.birthyear is not null and a.yearmade between ar.birthyear+18 and coalesce(ar.deathyear,2024) and artistid<>24 order by (ar.artistid*17+a.artworkid*5)%23, artistid limit 1) x
union all
select a.artworkid, 15, 'attributed to' from artwork a where a.yearmade is null or a.yearmade between 1640 and 1680 and a.artworkid%3=0
on conflict do nothing;

insert into artworkartist
select a.artworkid, x.artistid, 'collaborator' from artwork a cross join lateral (
 select artistid from artist ar where ar.birthyear is not null and a.yearmade between ar.birthyear+18 and coalesce(ar.deathyear,2024) and artistid<>24 and not exists (select 1 from artworkartist k where k.artworkid=a.artworkid and k.artistid=ar.artistid) order by (ar.artistid*7+a.artworkid)%19, artistid limit 1) x
where a.artworkid%6=2;

insert into institution values
(1,'Kunsthalle Ehrenfeld','Cologne','Germany','museum'),(2,'Galleria San Rocco','Bologna','Italy','gallery'),(3,'Musée du Vieux Port','Marseille','France','museum'),(4,'Fenwick College','Edinburgh','United Kingdom','university'),(5,'National Gallery of Nordland','Bodø','Norway','museum'),(6,'Casa Ocampo','Puebla','Mexico','foundation'),(7,'Tanabe Memorial Museum','Kanazawa','Japan','museum'),(8,'Halden Collection','Zurich','Switzerland','private'),(9,'Whitcombe House','Bath','United Kingdom','museum'),(10,'Stadtmuseum Lindau','Lindau','Germany','museum'),(11,'Prairie Institute of Art','Omaha','United States','museum'),(12,'Atelier Perrault Foundation','Lyon','France','foundation'),(13,'Museum aan de Gracht','Utrecht','Netherlands','museum'),(14,'Harcourt Family Trust','London','United Kingdom','private'),(15,'Lagos Centre for Photography','Lagos','Nigeria','museum');

insert into loan
select g, case when (g*7)%10<7 then 'out' else 'in' end, 1+(g*g*3+g*5)%97%14, 1+(g*5)%10, d,
 case when st in ('requested','refused') then null else d+75+(g*13)%60 end,
 case when st in ('requested','refused') then null else least(d+75+(g*13)%60+90+(g*17)%120, date '2024-12-31') end,
 case when st='returned' then d+75+(g*13)%60+90+(g*17)%120+((g*11)%9-4)*2 end,
 st, case when st='refused' then 0 else 500+((g*37)%41)*100 end
from generate_series(1,110) g
cross join lateral (select date '2021-02-10'+(g*12.5)::int d) x
cross join lateral (select case when d>=date '2024-07-15' then 'requested' when g%13=5 then 'refused' when d>=date '2024-01-20' then 'active' else 'returned' end st) y;

insert into loanitem
select l.loanid, a.artworkid, round(a.insurancevalue*(1+(l.loanid%4)*0.05),2), (array['good','fair','good','excellent'])[1+(l.loanid+a.artworkid)%4],
 case when l.loanstatus='returned' then (array['good','fair','good','fair','poor','good'])[1+(l.loanid*3+a.artworkid)%6] end
from loan l cross join generate_series(1,4) n
join artwork a on a.artworkid=1+((l.loanid*l.loanid*7+l.loanid*13+n*37)%139)
where l.direction='out' and l.loanstatus<>'refused' and n<=1+l.loanid%4;

insert into exhibition values
(1,'Light on the Fjord',1,2,'2021-05-01','2021-09-12',12.00,185000),
(2,'Paper Worlds',5,4,'2021-06-15','2021-10-31',8.00,62000),
(3,'Bronze and Breath',3,5,'2021-11-05','2022-03-20',10.00,140000),
(4,'Women Who Painted Winter',2,3,'2022-04-08','2022-08-28',14.00,210000),
(5,'Ocampo: A Life in Colour',8,6,'2022-05-20','2022-10-02',15.00,265000),
(6,'The Silver Print',10,9,'2022-09-16','2023-01-15',7.00,48000),
(7,'Tables, Chairs, Lives',6,8,'2022-11-11','2023-04-16',9.00,97000),
(8,'Delft Reconsidered',1,2,'2023-03-03','2023-07-30',16.00,320000),
(9,'Now, Then, Soon',9,7,'2023-05-12','2023-09-24',0.00,75000),
(10,'Italian Evenings',2,3,'2023-10-06','2024-02-25',14.00,228000),
(11,'Clay',7,8,'2024-01-19','2024-05-26',9.00,83000),
(12,'Zhao and Okoro',8,6,'2024-03-22','2024-08-18',13.00,242000),
(13,'Drawn from Memory',5,4,'2024-06-07','2024-11-03',8.00,58000),
(14,'Marble Afternoons',4,5,'2024-09-13','2024-12-29',11.00,156000);

insert into exhibitionartwork
select e.exhibitionid, a.artworkid, row_number() over (partition by e.exhibitionid order by a.artworkid)
from exhibition e join artwork a on (a.artworkid*13+e.exhibitionid*29+a.artworkid*e.exhibitionid)%53 < 4+e.exhibitionid%4 and a.artworkid<=140 and a.acquisitiondate<=e.closedate;

insert into visitorcount
select d::date, e.exhibitionid,
 case when e.ticketprice=0 then 0 else 60+((extract(doy from d)::int*31+e.exhibitionid*97)%173)+ (e.budget/4000)::int end,
 15+((extract(doy from d)::int*17+e.exhibitionid*41)%59)+case when e.ticketprice=0 then 140 else 0 end
from exhibition e cross join lateral generate_series(e.opendate, e.closedate, interval '4 days') d;

insert into conservation
select g, 1+(g*g*5+g*17)%131, (array['Renata Frost','Hugo Pell','Simone Aubert','Dmitri Vale'])[1+(g*7)%4],
 (array['cleaning','varnish removal','structural repair','reframing','pest treatment','paper flattening'])[1+(g*5)%6],
 d, case when d<date '2024-10-01' then d+10+(g*19)%70 end, 180+((g*g*7+g*31)%89)*45
from generate_series(1,95) g cross join lateral (select date '2021-03-01'+(g*14.4)::int d) x;
