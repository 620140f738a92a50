insert into tbl_club values
(1,'Iron Harbor Downtown','Chicago','2021-01-10',2400,true,true,1),(2,'Iron Harbor Lakeview','Chicago','2021-04-17',1650,false,true,2),(3,'Iron Harbor Riverwest','Milwaukee','2021-09-04',1800,true,true,3),(4,'Iron Harbor Oak Park','Oak Park','2022-02-12',1200,false,false,4),(5,'Iron Harbor Campus','Madison','2022-08-27',1500,false,false,5),(6,'Iron Harbor Northside','Evanston','2023-03-18',1950,true,true,6),(7,'Iron Harbor Express','Chicago','2024-01-06',600,false,false,2);

insert into tbl_plan values
('BASIC','Basic',24.90,12,false,true),('FLEX','Flex',39.90,1,false,true),('PLUS','Plus',44.90,12,true,true),('STUD','Student',19.90,6,false,true),('PREM','Premium',69.90,12,true,true),('OFFPK','Off-Peak',17.90,6,false,false),('FAMLY','Family',89.90,12,true,true),('CORP','Corporate',34.90,24,true,true);

insert into tbl_staff values
(1,'Renee Alvarado','club manager',1,'2021-01-04',34.50,true),(2,'Patrick Dunn','club manager',2,'2021-04-01',33.00,true),(3,'Sonia Kessler','club manager',3,'2021-08-16',31.75,true),(4,'Miles Turner','club manager',4,'2022-01-24',30.20,true),(5,'Hyun Choi','club manager',5,'2022-08-08',29.80,true),(6,'Laila Haddad','club manager',6,'2023-03-01',32.40,true),
(7,'Brooke Sandoval','trainer',1,'2021-01-18',27.50,true),(8,'Kenji Mori','trainer',1,'2021-06-07',26.00,true),(9,'Dominic Reyes','trainer',2,'2021-04-19',25.40,true),(10,'Alicia Stone','trainer',3,'2021-09-06',24.90,true),(11,'Trevor Banks','trainer',3,'2022-05-09',23.80,false),(12,'Paula Winters','trainer',4,'2022-02-14',24.10,true),(13,'Omar Farouk','trainer',5,'2022-08-29',23.20,false),(14,'Jessie Lang','trainer',6,'2023-03-20',25.10,true),(15,'Nadia Petrova','trainer',6,'2023-10-02',24.60,false),(16,'Will Grady','trainer',2,'2024-02-05',22.90,false),
(17,'Carmen Vance','front desk',1,'2021-02-01',17.40,true),(18,'Andy Coyle','front desk',2,'2022-03-07',16.80,false),(19,'Mina Sato','front desk',3,'2022-10-17',16.90,true),(20,'George Lund','front desk',5,'2023-01-23',16.20,false),(21,'Tessa Bright','front desk',6,'2023-04-10',17.00,true),
(22,'Ravi Menon','physiotherapist',1,'2022-01-31',38.00,false),(23,'Heidi Strand','physiotherapist',6,'2023-05-15',36.50,false),(24,'Louis Carver','maintenance',1,'2021-01-11',21.30,true),(25,'Ed Novak','maintenance',3,'2021-11-22',20.70,true),(26,'Zoe Fleming','trainer',7,'2024-08-19',22.40,false);

insert into tbl_member
select g, (array['Aaron','Bianca','Caleb','Denise','Elliot','Fiona','Gavin','Holly','Ivan','Jasmine','Keith','Leah','Marcus','Nina','Oscar','Paige','Quinn','Rachel','Scott','Tara','Uri','Vanessa','Wes'])[1+(g*7)%23],
 (array['Abbott','Barlow','Chavez','Dixon','Eastman','Fuller','Grimes','Hooper','Ingram','Jarvis','Knox','Lambert','Moss','Nash','Olsen','Porter','Rhodes','Sutton','Tucker'])[1+(g*5)%19],
 case when g%31=0 then null when (g*7)%23%2=0 then 'M' else 'F' end,
 date '1958-03-04'+((g*g*41+g*397)%17800),
 cl.club_no, jd, case when g%12<>5 then 'm'||g||'@mail.example' end,
 case when g%6=4 and g>8 then 1+((g*g*5+g*11)%1013)%((g-3)/2) end
from generate_series(1,220) g
cross join lateral (select date '2021-01-12'+(g*6.3)::int+(g*g)%5 jd) x
cross join lateral (select club_no from tbl_club where opening_date<=jd order by (club_no*29+g*17+g*g*3)%53, club_no limit 1) cl;

insert into tbl_membership
select row_number() over (order by s.member_no, s.n), s.member_no, s.plan_code, s.sd, s.ed,
 case when s.ed is not null then 'cancelled' when s.member_no%19=7 then 'frozen' else 'active' end,
 case when s.ed is not null and s.n=s.last then (array['moved away','too expensive','no time','health','switched gym','too expensive'])[1+(s.member_no*7)%6] when s.ed is not null then 'plan change' end
from (
 select m.member_no, 1 n, case when m.member_no%9=2 then 2 else 1 end last, (array['BASIC','FLEX','PLUS','BASIC','STUD','PREM','OFFPK','BASIC','PLUS','FLEX','BASIC'])[1+(m.member_no*m.member_no*3+m.member_no*5)%67%11] plan_code, m.join_date sd,
  case when m.member_no%9=2 or (m.member_no*11)%10<3 then case when m.join_date+150+(m.member_no*17)%260<=date '2024-11-30' then m.join_date+150+(m.member_no*17)%260 end end ed
 from tbl_member m where m.member_no not in (77,143,205)
 union all
 select m.member_no, 2, 2, case when m.member_no%2=0 then 'PREM' when m.member_no%3=0 then 'FAMLY' else 'PLUS' end, m.join_date+150+(m.member_no*17)%260+1, null
 from tbl_member m where m.member_no%9=2 and m.join_date+150+(m.member_no*17)%260<=date '2024-11-30' and m.member_no not in (77,143,205)) s;

insert into tbl_payment
select row_number() over (order by ms.membership_no, n), ms.membership_no, dd,
 case when r='paid' then dd+(ms.membership_no*5+n*3)%9 end, p.monthly_fee, (array['direct debit','card','direct debit','cash'])[1+(ms.membership_no*3)%4], r
from tbl_membership ms join tbl_plan p using (plan_code) cross join generate_series(0,4) n
cross join lateral (select (ms.start_date+make_interval(months=>n*3))::date dd) x
cross join lateral (select case when (ms.membership_no*13+n*7)%29 in (3,17) then 'failed' when (ms.membership_no*13+n*7)%29=9 then 'refunded' else 'paid' end r) y
where dd<=date '2024-12-15' and (ms.end_date is null or dd<=ms.end_date) and n<=2+ms.membership_no%3;

insert into tbl_class_type values
(1,'Spin','high',45),(2,'Vinyasa Yoga','low',60),(3,'HIIT Circuit','high',30),(4,'Pilates','medium',55),(5,'Body Pump','high',50),(6,'Zumba','medium',45),(7,'Aqua Fit','low',40),(8,'Boxing Basics','high',60),(9,'Stretch & Restore','low',30),(10,'Barre','medium',50);

insert into tbl_class_session
select g, ct, tr.club_no, tr.staff_no, case when g%14=3 and sub.staff_no<>tr.staff_no then sub.staff_no end, st, 8+((ct*5+g)%5)*3, (g*13)%25=6
from generate_series(1,240) g
cross join lateral (select timestamp '2021-02-01'+make_interval(days=>(g*5.92)::int+(g*g)%4, hours=>(array[7,9,12,17,18,19])[1+(g*5)%6], mins=>(g%2)*30) st) x
cross join lateral (select staff_no, club_no from tbl_staff where job='trainer' and hire_date<=st::date and staff_no<>26 order by ((staff_no*31+g*13)*(staff_no+g))%71, staff_no limit 1) tr
cross join lateral (select staff_no from tbl_staff where job='trainer' and hire_date<=st::date order by (staff_no*17+g)%23, staff_no limit 1) sub
cross join lateral (select case when k=7 and tr.club_no not in (1,3,6) then 9 else k end ct from (select 1+((g*g*3+g*7)%89)%9 k) z) y;

insert into tbl_session_booking
select s.session_no, m.member_no, s.starts_at-make_interval(days=>1+(m.member_no+s.session_no)%9, hours=>(m.member_no*3)%8), not s.cancelled and (m.member_no*7+s.session_no*3)%9>1
from tbl_class_session s join tbl_member m on m.join_date<s.starts_at::date-10 and (m.member_no*37+s.session_no*11+m.member_no*s.session_no)%61 < 1+s.session_no%3 and m.member_no%8<>5;

insert into tbl_equipment
select g, e.nm, e.cat, c.club_no, c.opening_date-20+(g*37)%600, round((e.pr*(0.9+(g%7)*0.04))::numeric,2), (g*11)%23 in (4,9)
from generate_series(1,90) g join tbl_club c on c.club_no=1+(g*5+g/7)%7
cross join lateral (select (array['Treadmill','Rowing Machine','Leg Press','Elliptical','Squat Rack','Spin Bike','Cable Machine','Stair Climber','Bench Press'])[1+(g*4)%9] nm, (array['cardio','cardio','strength','cardio','strength','cardio','strength','cardio','strength'])[1+(g*4)%9] cat, (array[4200,1450,3100,3650,1280,1690,3900,4800,990])[1+(g*4)%9] pr) e;

insert into tbl_checkin
select g, m.member_no, case when (g*7)%10<8 then m.home_club_no else 1 end, t, case when g%29<>11 then t+make_interval(mins=>35+(g*17)%95) end
from generate_series(1,780) g
join tbl_member m on m.member_no=1+((g*g*7+g*31)%1021)%218
cross join lateral (select (greatest(m.join_date, date '2021-02-01')+((g*53+g*g)%300))::timestamp+make_interval(hours=>(array[6,7,8,12,16,17,18,18,19,20])[1+(g*3)%10], mins=>(g*11)%60) t) x
where m.join_date+300<=date '2024-12-28' or t<timestamp '2024-12-29';

insert into tbl_certificate values (1,'Certified Personal Trainer','National Fitness Board'),(2,'First Aid and CPR','Red Shield'),(3,'Yoga Teacher 200h','Lotus Alliance'),(4,'Indoor Cycling Instructor','CycleFit'),(5,'Strength Coach Level 2','National Fitness Board'),(6,'Pool Lifeguard','Red Shield'),(7,'Prenatal Fitness','Lotus Alliance');

insert into tbl_staff_certificate values
(7,1,'2021-02-15',null),(7,2,'2023-01-20',null),(7,5,'2022-06-01',null),(8,1,'2021-05-10','2023-05-09'),(8,4,'2021-07-19',null),(9,1,'2021-03-22',null),(9,2,'2022-02-11','2024-02-10'),(10,3,'2021-08-30',null),(10,2,'2022-09-14','2024-09-13'),(11,1,'2022-04-04',null),(12,3,'2022-01-17',null),(12,4,'2022-11-08',null),(12,2,'2024-03-05',null),(13,1,'2022-08-01','2024-07-31'),(14,1,'2023-02-13',null),(14,6,'2023-03-27',null),(14,2,'2023-03-27',null),(15,3,'2023-09-11',null),(16,1,'2024-01-15',null),(1,2,'2021-02-10','2023-02-09'),(3,2,'2022-05-12','2024-05-11'),(17,2,'2023-06-19',null),(24,6,'2021-03-08','2023-03-07'),(22,2,'2022-02-21','2024-02-20');
