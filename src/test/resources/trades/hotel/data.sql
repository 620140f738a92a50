insert into region values (1,'Iberia'),(2,'Alps'),(3,'Adriatic'),(4,'North Sea'),(5,'Baltic');

insert into employee values
(1,'Clara','Moreira','General Manager','2021-02-01',78000),
(2,'Jonas','Lindqvist','General Manager','2021-03-15',71500),
(3,'Petra','Horvat','General Manager','2021-04-20',69000),
(4,'Emil','Brandt','General Manager','2021-01-11',82500),
(5,'Lucia','Santoro','General Manager','2022-05-02',74000),
(6,'Marek','Kowal','General Manager','2022-02-14',66000),
(7,'Anneke','Visser','General Manager','2021-09-01',75500),
(8,'Tomas','Figueiredo','General Manager','2023-01-09',68000),
(9,'Greta','Steiner','General Manager','2021-06-21',80000),
(10,'Ivo','Babic','General Manager','2023-03-27',64500),
(11,'Sanne','de Wit','Regional Director','2021-01-04',112000),
(12,'Rafael','Ortega','Regional Director','2021-01-04',109500),
(13,'Hilda','Nyman','Head Chef','2022-08-15',58000),
(14,'Paolo','Ricci','Head Chef','2021-11-02',61000),
(15,'Nadja','Keller','Receptionist','2023-06-01',36500),
(16,'Owen','Pryce','Receptionist','2022-10-17',35000),
(17,'Ilse','Maurer','Concierge','2024-02-05',39000),
(18,'Duarte','Leal','Concierge','2023-09-11',38200);

insert into hotel values
(1,'Casa do Mar','Lisbon','Portugal',1,5,'2021-04-01',true,1),
(2,'Hotel Ribeira Nova','Porto','Portugal',1,4,'2021-06-15',false,8),
(3,'Plaza Giralda','Seville','Spain',1,4,'2022-03-10',true,8),
(4,'Gran Costa','Malaga','Spain',1,3,'2022-05-20',true,5),
(5,'Alpenrose','Innsbruck','Austria',2,4,'2021-12-01',true,9),
(6,'Berghof Krone','Davos','Switzerland',2,5,'2021-11-15',true,4),
(7,'Haus Edelweiss','Zermatt','Switzerland',2,3,'2023-12-10',false,9),
(8,'Villa Dalmata','Split','Croatia',3,4,'2021-05-05',false,3),
(9,'Stari Grad Inn','Dubrovnik','Croatia',3,3,'2023-04-22',false,10),
(10,'Palazzo Laguna','Venice','Italy',3,5,'2022-09-01',false,5),
(11,'Hafen Quartier','Hamburg','Germany',4,4,'2021-02-18',true,4),
(12,'De Gouden Zwaan','Rotterdam','Netherlands',4,4,'2021-10-08',true,7),
(13,'Skagen Strand','Aalborg','Denmark',4,3,'2022-06-30',true,2),
(14,'Amber Court','Gdansk','Poland',5,4,'2022-02-25',true,6),
(15,'Baltica Grand','Riga','Latvia',5,5,'2024-05-17',true,null);

insert into room_type values
(1,'Single',1,79.00),(2,'Double',2,119.00),(3,'Twin',2,115.00),(4,'Family',4,169.00),(5,'Junior Suite',3,219.00),(6,'Penthouse',4,480.00);

insert into room (room_id, hotel_id, room_type_id, room_number, floor, sea_view)
select (h-1)*12+r, h,
       case when r = 12 and h in (1,6,10) then 6 when r in (11,12) then 5 when r in (9,10) then 4 when r in (7,8) then 3 when r <= 2 + h % 2 then 1 else 2 end,
       (1+(r-1)/4)::text || '0' || (1+(r-1)%4)::text, 1+(r-1)/4,
       h in (1,4,8,9,10,13) and r % 3 <> 0
from generate_series(1,15) h, generate_series(1,12) r
where r <= 12 - (h*5) % 4;

insert into amenity values (1,'Spa'),(2,'Swimming Pool'),(3,'Gym'),(4,'Restaurant'),(5,'Bar'),(6,'Conference Room'),(7,'Sauna'),(8,'Bicycle Rental'),(9,'Kids Club'),(10,'Helipad');

insert into hotel_amenity
select h, a from generate_series(1,15) h, generate_series(1,9) a
where (a = 4 and h not in (7,9)) or (a = 5 and h % 7 <> 2) or (a <> 4 and a <> 5 and (h*a*3 + h*h + a*2) % 11 < 5);

insert into guest (guest_id, first_name, last_name, email, nationality, loyalty_tier, date_of_birth)
select i,
 (array['Ana','Ben','Chiara','Daniel','Elena','Finn','Hanna','Igor','Julia','Karim','Lena','Mateo'])[1+(i*5)%12],
 (array['Almeida','Bauer','Conti','Dubois','Eriksen','Fischer','Garcia','Hughes','Ivanov','Jansen','Kovac','Larsen','Meyer'])[1+(i*7)%13],
 case when i % 9 = 0 then null else 'guest'||i||'@mailbox.example' end,
 (array['German','French','Portuguese','British','Dutch','Danish','Italian','German','British'])[1+(i*i+i)%9],
 (array['None','Silver','None','Gold','None','Silver','Platinum','None','Silver'])[1+(i*4+i/7)%9],
 date '1950-01-15' + (i*i*37 + i*911) % 19500
from generate_series(1,70) i;

insert into booking (booking_id, guest_id, hotel_id, channel, booked_at, check_in, check_out, adults, children, status, total_amount)
select i, g, h, ch, ci - lead_d + time '08:15' + (i*47 % 720) * interval '1 minute', ci, ci + n, 1+(i*3)%3, case when i % 5 = 0 then 1+(i/5)%2 else 0 end, st, 0
from (
 select i,
  1 + (i*17 + (i*i)%13 + i/9) % 64 g,
  1 + (i*11 + (i*i)%23) % 14 h,
  (array['Website','Phone','Travel Agency','Website','Booking Portal','Website','Booking Portal','Walk-in'])[1+(i*5+i/11)%8] ch,
  date '2021-06-01' + (i*3 - (i*i)%9 + 2) ci,
  1 + (i*i+i*2)%7 n,
  case when i%8=7 then 0 else 3 + (i*29)%75 end lead_d,
  case when i > 418 then 'CONFIRMED' when i%9=4 then 'CANCELLED' when i%31=5 then 'NO_SHOW' else 'COMPLETED' end st
 from generate_series(1,430) i) x;

insert into booking_room
select b.booking_id, r.room_id, round(t.base_rate * (1 + ((b.booking_id*7)%30 - 5)/100.0) * (0.7 + hh.star_rating*0.1), 2)
from booking b
join hotel hh on hh.hotel_id = b.hotel_id
join lateral (select room_id, room_type_id, row_number() over (order by (room_id*13 + b.booking_id*5) % 17, room_id) rn from room where room.hotel_id = b.hotel_id) r
  on r.rn <= case when b.booking_id % 11 = 3 then 2 when b.booking_id % 53 = 8 then 3 else 1 end
join room_type t on t.room_type_id = r.room_type_id;

update booking b set total_amount = s.tot
from (select br.booking_id, sum(br.nightly_rate * (k.check_out - k.check_in)) tot from booking_room br join booking k on k.booking_id = br.booking_id group by br.booking_id) s
where s.booking_id = b.booking_id;

insert into payment (payment_id, booking_id, paid_at, method, amount)
select row_number() over (order by b.booking_id, p), b.booking_id,
  case when p = 1 then b.booked_at + interval '1 hour' else b.check_out + time '10:30' end,
  (array['Credit Card','Bank Transfer','Credit Card','PayPal','Cash','Debit Card'])[1+(b.booking_id*5+p)%6],
  case when b.booking_id % 3 = 0 then round(b.total_amount / 2, 2) else b.total_amount end
from booking b, generate_series(1,2) p
where b.status in ('COMPLETED','CONFIRMED') and b.booking_id % 17 <> 6
  and (p = 1 or (b.booking_id % 3 = 0 and b.status = 'COMPLETED'));

insert into review (review_id, booking_id, score, comment, reviewed_on)
select row_number() over (order by booking_id), booking_id, least(10, 4 + (booking_id*booking_id*3 + booking_id) % 6 + hotel_id % 3),
 (array['Lovely stay','Great breakfast but noisy street','Friendly staff','Room was too small','Would come again',null,'Clean and quiet','Check-in took too long'])[1+(booking_id*3)%8],
 check_out + 1 + booking_id % 6
from booking where status = 'COMPLETED' and (booking_id*7) % 10 < 6;
