insert into imprints values (1,'Larkspur House',1988,'literary fiction'),(2,'Blackthorn Crime',2003,'crime and thriller'),(3,'Fathom Press',1996,'non-fiction'),(4,'Little Otter',2010,'children'),(5,'Nebula Nine',2014,'science fiction and fantasy'),(6,'Copperpot Books',2019,'cookery and lifestyle');

insert into editors values
(1,'Miriam Castle',1,'2021-01-04',false),(2,'Jonas Feld',1,'2021-06-14',false),(3,'Rebecca Thorne',2,'2021-01-04',false),(4,'Sandeep Rao',2,'2022-03-07',false),(5,'Harriet Quill',3,'2021-02-01',false),(6,'Elias Brandt',3,'2022-09-12',true),(7,'Polly Winchester',4,'2021-04-19',false),(8,'Dashiell Crane',5,'2021-08-02',false),(9,'Yara Mansour',5,'2023-01-16',true),(10,'Greta Olsen',6,'2021-05-10',false),(11,'Fabian Moss',4,'2023-05-22',true),(12,'Carys Llewellyn',1,'2024-04-08',true);

insert into agents values (1,'Dorothea Vance','Vance & Partners',15.0),(2,'Hugo Lindholm','Northlight Literary',12.5),(3,'Patricia Okafor','Okafor Agency',15.0),(4,'Simon Tredwell','Tredwell Rights',10.0),(5,'Lena Kaplan','Kaplan Stein',17.5),(6,'Marco Ferrini','Vance & Partners',15.0),(7,'Ottilie Byrne','Byrne Books',12.0);

insert into authors
select g, pn, case when g%9=4 then (array['Margaret Potts','Alan Sykes','Julia Brandt','Dennis Frome','Ruth Abel'])[1+g/9] else pn end, ct, case when g%12<>7 then 1946+(g*17)%52 end, case when g%5<>2 then 1+(g*g+g*3)%47%6 end
from (values (1,'Adrian Holloway','United Kingdom'),(2,'Beatriz Fonseca','Portugal'),(3,'Callum Reid','United Kingdom'),(4,'D. K. Winter','United States'),(5,'Eleni Markou','Greece'),(6,'Francis Obuya','Kenya'),(7,'Gudrun Halvorsen','Norway'),(8,'Hiro Nakata','Japan'),(9,'Imogen Castell','United Kingdom'),(10,'Jack Tolliver','United States'),(11,'Katya Morozova','Ukraine'),(12,'Liam Drury','Ireland'),(13,'Mabel Frost','United Kingdom'),(14,'Nikhil Anand','India'),(15,'Odile Garnier','France'),(16,'Penelope Ash','United States'),(17,'Rosalind Keane','Ireland'),(18,'Stefan Richter','Germany'),(19,'Tamsin Wolfe','United Kingdom'),(20,'Umberto Salis','Italy'),(21,'Viola Prentice','Canada'),(22,'Wendell Brooks','United States'),(23,'Xenia Holt','Germany'),(24,'Yusuf Demir','Turkey'),(25,'Zadie Marlow','United Kingdom'),(26,'Ansel Whitby','Canada'),(27,'Bronwen Pryce','United Kingdom'),(28,'Cosimo Leone','Italy'),(29,'Delphine Arnaud','France'),(30,'Ewan McCrae','United Kingdom'),(31,'Freda Stone','United States'),(32,'Gaspard Moreau','France'),(33,'Hester Vale','United Kingdom'),(34,'Ingmar Dahl','Sweden'),(35,'Juniper Hale','United States'),(36,'Kofi Mensah','Ghana')) v(g,pn,ct);

insert into genres values (1,'Fiction',null),(2,'Non-Fiction',null),(3,'Children',null),(4,'Crime',1),(5,'Literary',1),(6,'Science Fiction',1),(7,'Fantasy',1),(8,'Historical',1),(9,'Biography',2),(10,'History',2),(11,'Cookery',2),(12,'Travel',2),(13,'Picture Books',3),(14,'Poetry',null),(15,'Romance',1);

insert into books
select g, t, i.imp, (select editor_id from editors e where e.imprint_id=i.imp and e.joined_on<coalesce(fp, date '2024-12-01')-60 order by (e.editor_id*(g+3)*7)%31, editor_id limit 1),
 case when g%6<>0 then 1+(g*5)%11 end, fp, case when i.imp=4 then 28+(g*7)%70 else 172+(g*g*3+g*29)%360 end,
 (array['English','English','English','Welsh','English','English','English','French'])[1+(g*3)%8], st
from unnest(array['The Salt Ledger','A Door in the Fen','Cold Harbour Road','What the Magpie Kept','Winter Assize','The Cartographer''s Niece','Lanterns for the Drowned','Nine Orbits Home','Soup Season','The Badger Who Could Not Sleep','Small Mercies, Large Dogs','Ashes of the Tannery','The Quiet Bailiff','Bread Before Dawn','Atlas of Lost Ferries','The Glass Orchard','Murder at Low Tide','Otter Learns to Count','Empire of Moss','A Life in Ink','Signal Fires','The Last Tram to Ostrava','Her Father''s Violin','Dead Reckoning Lane','The Clockwork Heron','Sunday Roasts','Walking the Wall','Robot Granny','The Weight of Rain','Notes from a Lighthouse','The Third Alibi','Moon over Kirkwall','Saffron and Smoke','The Iron Abbess','Pip and the Puddle','Parallel Hours','The Orchard Thief','A Short History of Bells','Blood on the Ballast','The Hollow Sea','Twelve Letters to Lisbon','Pickle Everything','The Fox''s Umbrella','Platform Nine Hundred','The Beekeeper''s Trial','Rivers We Left','Grandmother Comet','The Midnight Compositor','Vanishing Point B','The Owl Parliament','House of Tall Clocks','One Pan North','The Ropewalk Killings','Songs for Standing Stones','Far Side Diaries','The Tin Soldier''s Map','Marsh Light','An Honest Forgery','Beneath the Viaduct','The Slow Comet']) with ordinality as u(t,g0)
cross join lateral (select g0::int g) gg
cross join lateral (select case when g in (9,14,26,33,42,52) then 6 when g in (10,18,28,35,43,50,56) then 4 when g in (8,19,25,36,44,47,55,60,40) then 5 when g in (3,5,13,17,24,31,39,49,53,59) then 2 when g in (15,20,27,30,38,46,22) then 3 else 1 end imp) i
cross join lateral (select case when g in (57,59,60,55) then null when g=48 then null else date '2021-08-12'+((g*337+g*g)%1190) end fp, case when g in (57,59) then 'under contract' when g in (60,55) then 'in production' when g=48 then 'cancelled' else 'published' end st) x;

insert into book_authors
select b.book_id, 1+(b.book_id*13+b.book_id/35)%35, 'author', case when b.book_id%5=3 then 60 else 100 end from books b
union all
select b.book_id, 1+(b.book_id*13+b.book_id/35+4+b.book_id%3)%35, case when b.imprint_id=4 then 'illustrator' when b.language<>'English' then 'translator' else 'co-author' end, 40 from books b where b.book_id%5=3;

insert into book_genres
select b.book_id, x.gid from books b cross join lateral (select unnest(case b.imprint_id when 1 then case when b.book_id%3=0 then array[5,8] when b.book_id%7=5 then array[14] else array[5,15] end when 2 then case when b.book_id%3=2 then array[4,8] else array[4] end when 3 then case when b.book_id%2=0 then array[9,10] else array[12,10] end when 4 then array[3,13] when 5 then case when b.book_id%3=1 then array[6,7] else array[6+b.book_id%2] end else case when b.book_id%2=0 then array[11,12] else array[11] end end) gid) x;

insert into editions
select row_number() over (order by b.book_id, f.n), b.book_id, '978-1-'||lpad(((b.book_id*7919+f.n*31)%100000)::text,5,'0')||'-'||lpad((b.book_id*4+f.n)::text,3,'0')||'-'||((b.book_id+f.n)%10)::text, f.fm,
 (case f.fm when 'hardcover' then 19.99 when 'paperback' then 10.99 when 'ebook' then 6.99 else 14.99 end)+(b.book_id%4), b.first_published+f.lag,
 case when f.fm in ('hardcover','paperback') then 1500+((b.book_id*b.book_id*13+f.n*7)%37)*250 end, f.fm='hardcover' and b.book_id%7=2
from books b cross join (values (1,'hardcover',0),(2,'paperback',210),(3,'ebook',0),(4,'audiobook',45)) f(n,fm,lag)
where b.status='published' and b.first_published+f.lag<=date '2024-12-05' and (f.n<>4 or b.book_id%3=0) and not (f.n=1 and b.imprint_id in (2,5) and b.book_id%2=1);

insert into contracts
select row_number() over (order by ba.book_id, ba.author_id), ba.book_id, ba.author_id, s, s+200+(ba.book_id*17)%90, case when b.status='under contract' or b.status='cancelled' then null else s+200+(ba.book_id*17)%90+((ba.book_id*23)%61)-34 end,
 case when ba.contribution='author' then 2500+((ba.book_id*ba.book_id*7+ba.book_id*13)%59)*750 else 1000+(ba.book_id%5)*400 end,
 case when ba.contribution='author' then (array[7.5,8.0,10.0,12.5])[1+(ba.book_id*3)%4] else 4.0 end
from book_authors ba join books b using (book_id)
cross join lateral (select greatest(coalesce(b.first_published, date '2024-11-30')-420-(ba.book_id*11)%30, date '2021-01-05'+ba.book_id%20) s) x;
update contracts set delivered_on = b.first_published-30 from books b where b.book_id=contracts.book_id and delivered_on>b.first_published-30;
update contracts set manuscript_due_on = signed_on+90+(contract_id*7)%40 from books b where b.book_id=contracts.book_id and manuscript_due_on>b.first_published-40;

insert into retailers values (1,'Bookbarn','chain','United Kingdom',48.0),(2,'PageTurner Online','online','United Kingdom',52.0),(3,'Independent Shops UK','independent','United Kingdom',40.0),(4,'Kestrel Library Supply','library','United Kingdom',35.0),(5,'Buchhaus Nord','chain','Germany',45.0),(6,'Inkwell & Co','chain','United States',50.0),(7,'StreamReads','online','United States',30.0),(8,'Maple Leaf Books','independent','Canada',42.0),(9,'Festival Stalls','event','United Kingdom',20.0);

insert into monthly_sales
select e.edition_id, r.retailer_id, sm, c, case when e.format in ('hardcover','paperback') then (c*((e.edition_id+r.retailer_id)%9))/100 else 0 end, 0
from editions e cross join generate_series(0,4) n
cross join lateral (select (date_trunc('month', e.released_on)+make_interval(months=>n*3))::date sm) x
join retailers r on case when e.format in ('ebook','audiobook') then r.retailer_id in (2,7) else r.retailer_id<>7 and r.retailer_id<>9 and (e.edition_id*r.retailer_id+n*5)%4=1 end
cross join lateral (select 18+((e.edition_id*e.edition_id*7+r.retailer_id*59+n*83)%460)*(10-n)/(4+e.edition_id%5) c) y
where sm<=date '2024-12-01' and (e.edition_id*3+r.retailer_id+n)%3<>0;
update monthly_sales m set net_revenue=round((m.copies_sold-m.copies_returned)*e.list_price*(1-r.discount_pct/100),2) from editions e, retailers r where e.edition_id=m.edition_id and r.retailer_id=m.retailer_id;

insert into royalty_payments
select row_number() over (order by c.contract_id, pe), c.contract_id, pe, round((90+((c.contract_id*c.contract_id*11+n*173)%409)*c.royalty_rate*0.6)::numeric,2), case when pe>=date '2024-09-30' and c.contract_id%3=1 then null when pe+45+(c.contract_id*7)%30>date '2024-12-31' then null else pe+45+(c.contract_id*7)%30 end
from contracts c join books b using (book_id) cross join generate_series(0,6) n
cross join lateral (select (date '2021-12-31'+make_interval(months=>n*6))::date pe) x
where b.status='published' and pe>b.first_published and pe<=date '2024-12-31';

insert into reviews
select g, 1+(g*g*5+g*11)%199%54, (array['The Lantern Review','Daily Courier','Page & Spine','Northern Echoes','Shelf Life Podcast','The Reading Room'])[1+(g*7)%6], d, case when g%8=5 then null else 1+(g*g*3+g)%23%5 end
from generate_series(1,190) g cross join lateral (select book_id, first_published from books where book_id=1+(g*g*5+g*11)%199%54) b
cross join lateral (select b.first_published+((g*29)%150)-10 d) x
where b.first_published is not null and b.book_id<>51 and d<=date '2024-12-31';
