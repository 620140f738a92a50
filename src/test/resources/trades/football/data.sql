insert into stadium values
(1,'Harbour Park','Eastmouth',31200,false),(2,'Millfield Road','Carrow Hill',24500,false),(3,'The Foundry','Ironbridge',41850,true),
(4,'Lakeside Arena','Windermere',18900,true),(5,'Castle Green','Stirlow',15600,false),(6,'Queens Meadow','Eastmouth',22100,false),
(7,'Beacon Stadium','Ravenscar',28750,false),(8,'Tannery Lane','Northwick',12300,false),(9,'Victory Dome','Kingsholm',52400,true),
(10,'Orchard Lane','Pershore',9800,false),(11,'National Bowl','Kingsholm',68000,true);

insert into club values
(1,'Eastmouth Albion','EAL',1892,1),(2,'Carrow Hill United','CHU',1908,2),(3,'Ironbridge Athletic','IBA',1885,3),(4,'Windermere Lakers','WIN',1974,4),
(5,'Stirlow Town','STT',1911,5),(6,'Eastmouth Rovers','EAR',1921,6),(7,'Ravenscar City','RAV',1899,7),(8,'Northwick Tanners','NWT',1903,8),
(9,'Kingsholm FC','KFC',1880,9),(10,'Pershore Orchard','PEO',1958,10);

insert into season values (1,'2021/22','2021-08-14','2022-05-22'),(2,'2022/23','2022-08-13','2023-05-28'),(3,'2023/24','2023-08-12','2024-05-19');

insert into player
select i,
 (array['Callum','Diego','Luca','Ibrahim','Mateusz','Jonas','Theo','Samuel','Kenji','Andre','Ollie','Rhys','Pavel','Nico'])[1+(i*5)%14],
 (array['Ashworth','Barros','Castelli','Diallo','Ellis','Fofana','Grant','Hoffmann','Ito','Jensen','Keane','Lopes','Murray','Novak','Okafor','Price','Quinn'])[1+(i*3+i/17)%17],
 (array['England','Brazil','England','Senegal','Poland','England','Scotland','Denmark','Japan','Portugal','England','Wales','Ireland','Germany'])[1+(i*5+i/14)%14],
 case when (i-1) % 14 < 2 then 'Goalkeeper' when (i-1) % 14 < 6 then 'Defender' when (i-1) % 14 < 10 then 'Midfielder' else 'Forward' end,
 date '1988-02-10' + (i*i*17 + i*397) % 6900, 168 + (i*i + i*11) % 29,
 case when i % 4 = 0 then 'left' when i % 23 = 5 then 'both' else 'right' end
from generate_series(1,146) i;

insert into contract
select i, i, 1 + (i-1)/14, date '2021-07-01' + ((i*7)%3)*365, date '2024-06-30' + ((i*5)%2)*92, 2500 + (i*i*370 + i*1250) % 58000, 1 + (i-1) % 14 + 2*((i-1)/14%3)
from generate_series(1,140) i;

insert into coach values
(1,'Gareth Holloway','Wales',1,'Pro'),(2,'Martin Oakes','England',2,'Pro'),(3,'Stefan Richter','Germany',3,'Pro'),(4,'Luis Carvalho','Portugal',4,'A'),
(5,'Angus Baird','Scotland',5,'Pro'),(6,'Pierre Lacombe','France',6,'A'),(7,'Ray Tunstall','England',7,'Pro'),(8,'Declan Foy','Ireland',8,'A'),
(9,'Massimo Bruni','Italy',9,'Pro'),(10,'Henrik Aas','Norway',10,'B'),(11,'Colin Petrie','Scotland',null,'Pro'),(12,'Susan Whitlock','England',3,'A');

insert into referee values
(1,'Alan Mercer','England',true),(2,'Fiona Calder','Scotland',true),(3,'Huw Bevan','Wales',true),(4,'Patrick Dunne','Ireland',true),
(5,'Neil Sargent','England',true),(6,'Rob Attwell','England',false),(7,'Karen Ridley','England',true),(8,'Tom Easterby','England',false);

insert into fixture
select row_number() over (order by s, h, a), s, 1 + ((h*7 + a*3) % 18),
 date '2021-08-14' + (s-1)*364 + ((h*7 + a*3) % 18)*14 + (h % 2) + case when (h+a)%3=0 then time '15:00' when (h+a)%3=1 then time '17:30' else time '20:00' end,
 h, a,
 case when s = 3 and (h*10+a) % 37 = 5 then null else ((h*h*3 + a*5 + s*7 + h*a) % 6) * (3 + (h*5)%4 + case when h in (3,9) then 2 else 0 end) / 7 end,
 case when s = 3 and (h*10+a) % 37 = 5 then null else ((a*a*2 + h*7 + s*11 + h*a) % 5) * (3 + (a*3)%4) / 7 end,
 case when s = 3 and (h*10+a) % 37 = 5 then null else (select capacity from stadium where xid = h) * (58 + (h*13 + a*17 + s*5) % 42) / 100 - (h*a*7) % 90 end,
 1 + (h*3 + a*5 + s) % 7,
 case when s = 3 and (h*10+a) % 37 = 5 then 'postponed' else 'played' end
from generate_series(1,3) s, generate_series(1,10) h, generate_series(1,10) a
where h <> a;

insert into goal
select row_number() over (order by f.xid, x.side, g.n), f.xid,
 (x.club-1)*14 + case when (f.xid*3+g.n*5) % 10 < 6 then 11 + ((f.xid*f.xid + g.n*7 + f.xid/5) % 7) * (f.xid*3 % 5) / 6 when (f.xid+g.n) % 10 < 8 then 7 + (f.xid*3 + g.n) % 4 else 3 + (f.xid + g.n) % 4 end,
 1 + (f.xid*17 + g.n*29 + x.side*41) % 92, (f.xid*7 + g.n*3 + x.side) % 11 = 0
from fixture f
cross join lateral (values (1, f.home_club_xid, f.home_goals), (2, f.away_club_xid, f.away_goals)) x(side, club, goals)
cross join lateral generate_series(1, coalesce(x.goals, 0)) g(n);

insert into card
select row_number() over (order by f.xid, k), f.xid,
 ((case when (f.xid+k) % 2 = 0 then f.home_club_xid else f.away_club_xid end)-1)*14 + 3 + (f.xid*5 + k*3 + (f.xid*f.xid)%7) % 11,
 8 + (f.xid*13 + k*31) % 83, case when (f.xid*3 + k) % 14 = 0 then 'red' else 'yellow' end
from fixture f, generate_series(1,4) k
where f.status = 'played' and k <= (f.xid*7 + f.xid/9) % 5;

insert into transfer
select row_number() over (order by i), i, case when i % 4 = 1 then null else 1 + ((i-1)/14 + 1 + i%8) % 10 end, 1 + (i-1)/14,
 date '2021-01-10' + (i*61) % 1260 - ((i*61) % 1260) % 180 + (i*7) % 29,
 case when i % 4 = 1 then 0 else 150000 + (i*i*7300 + i*41000) % 9400000 end
from generate_series(1,140) i where i % 5 in (1,3) or i % 14 = 12;

insert into sponsor values
(1,'Brightwell Energy','Energy'),(2,'Tidewater Bank','Finance'),(3,'Oakham Motors','Automotive'),(4,'Pennant Airways','Travel'),
(5,'Hobson Ales','Brewing'),(6,'Quickline Telecom','Telecommunications'),(7,'Fernley Insurance','Finance'),(8,'Redgate Tools','Retail'),(9,'Bluepeak Outdoor','Retail');

insert into club_sponsor values
(1,2,850000,'2021-07-01'),(1,5,320000,'2022-07-01'),(2,1,410000,'2021-07-01'),(3,3,1900000,'2021-07-01'),(3,2,975000,'2023-07-01'),(3,6,640000,'2022-01-15'),
(4,9,210000,'2023-07-01'),(5,5,180000,'2021-07-01'),(5,8,95000,'2022-07-01'),(6,6,300000,'2022-07-01'),(7,1,720000,'2021-07-01'),(7,4,515000,'2023-01-01'),
(9,4,3600000,'2021-07-01'),(9,2,1450000,'2022-07-01'),(9,3,880000,'2023-07-01'),(9,6,700000,'2021-07-01'),(10,8,60000,'2024-01-01'),(8,5,110000,'2022-07-01');
