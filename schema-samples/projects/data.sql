-- Data of the sample database "projects", the same at every load. Load after schema.sql.

insert into companies (id, name, city, country, industry, employee_count, customer_since) values
  (1,  'Havelkraft Energie',      'Berlin',     'Germany',        'Energy',        2400, '2021-03-01'),
  (2,  'Spreewerk Mobility',      'Berlin',     'Germany',        'Transport',      860, '2022-05-16'),
  (3,  'Lindenhof Medizintechnik','Berlin',     'Germany',        'Healthcare',     410, '2022-11-07'),
  (4,  'Kiezmarkt Online',        'Berlin',     'Germany',        'Retail',         150, '2024-02-12'),
  (5,  'Elbtor Shipping',         'Hamburg',    'Germany',        'Transport',     3100, '2020-09-14'),
  (6,  'Isarblick Versicherung',  'Munich',     'Germany',        'Insurance',     5200, '2021-10-04'),
  (7,  'Alpenkorn Foods',         'Munich',     'Germany',        'Food',           980, '2023-01-23'),
  (8,  'Donaulicht Verlag',       'Vienna',     'Austria',        'Media',          330, '2022-02-28'),
  (9,  'Limmatia Privatbank',     'Zurich',     'Switzerland',    'Banking',        720, '2023-04-03'),
  (10, 'Grachtenpost Parcel',     'Amsterdam',  'Netherlands',    'Transport',     4300, '2021-06-21'),
  (11, 'Tulpveld Agro',           'Amsterdam',  'Netherlands',    'Food',           560, '2022-08-29'),
  (12, 'Seineclair Cosmetics',    'Paris',      'France',         'Retail',        1250, '2023-03-13'),
  (13, 'Rhonetex Textiles',       'Lyon',       'France',         'Manufacturing',  690, '2023-09-18'),
  (14, 'Thameslock Insurance',    'London',     'United Kingdom', 'Insurance',     2750, '2021-11-15'),
  (15, 'Brickfield Retail',       'London',     'United Kingdom', 'Retail',        6100, '2024-05-27'),
  (16, 'Oresund Pharma',          'Copenhagen', 'Denmark',        'Healthcare',    3900, '2022-04-11'),
  (17, 'Skerry Telecom',          'Stockholm',  'Sweden',         'Telecom',       1800, '2023-06-05'),
  (18, 'Wislanka Dairy',          'Warsaw',     'Poland',         'Food',          1400, '2023-10-09'),
  (19, 'Solmeseta Renewables',    'Madrid',     'Spain',          'Energy',         480, '2024-01-15'),
  (20, 'Vltavia Glass',           'Prague',     'Czechia',        'Manufacturing',  270, '2025-05-05');

insert into departments (id, name, cost_center) values
  (1, 'Project Management',   'CC-100'),
  (2, 'Software Development', 'CC-200'),
  (3, 'Data and Analytics',   'CC-300'),
  (4, 'Design',               'CC-400'),
  (5, 'Quality Assurance',    'CC-500'),
  (6, 'Infrastructure',       'CC-600'),
  (7, 'Finance',              'CC-700');

insert into people (id, name, email, job_title, department_id, supervisor_id, hired_on, hourly_rate, salary) values
  (1,  'Clara Weiss',        'clara.weiss@example.com',        'Managing Director',       1, null, '2018-01-15', 190, 148000),
  (2,  'Jonas Brandt',       'jonas.brandt@example.com',       'Senior Project Manager',  1, 1,    '2018-06-01', 155, 98000),
  (3,  'Amira Haddad',       'amira.haddad@example.com',       'Senior Project Manager',  1, 1,    '2019-03-11', 150, 96500),
  (4,  'Pieter van Dalen',   'pieter.vandalen@example.com',    'Project Manager',         1, 2,    '2020-02-03', 130, 82000),
  (5,  'Sofia Marchetti',    'sofia.marchetti@example.com',    'Project Manager',         1, 2,    '2020-09-14', 130, 81000),
  (6,  'Henrik Solberg',     'henrik.solberg@example.com',     'Project Manager',         1, 3,    '2021-04-19', 125, 79500),
  (7,  'Ines Carvalho',      'ines.carvalho@example.com',      'Project Manager',         1, 3,    '2022-01-10', 120, 77000),
  (8,  'Matthias Kern',      'matthias.kern@example.com',      'Head of Development',     2, 1,    '2018-04-16', 160, 112000),
  (9,  'Yuki Tanabe',        'yuki.tanabe@example.com',        'Senior Developer',        2, 8,    '2019-05-06', 125, 86000),
  (10, 'Lukas Hofer',        'lukas.hofer@example.com',        'Senior Developer',        2, 8,    '2019-10-21', 120, 84500),
  (11, 'Priya Raman',        'priya.raman@example.com',        'Senior Developer',        2, 8,    '2020-06-15', 120, 84000),
  (12, 'Tomasz Wilk',        'tomasz.wilk@example.com',        'Developer',               2, 9,    '2021-01-18', 100, 68000),
  (13, 'Elena Petrova',      'elena.petrova@example.com',      'Developer',               2, 9,    '2021-07-05', 100, 67500),
  (14, 'Oskar Lindqvist',    'oskar.lindqvist@example.com',    'Developer',               2, 9,    '2022-03-14', 95,  65000),
  (15, 'Fatima Zahra Alami', 'fatima.alami@example.com',       'Developer',               2, 10,   '2022-08-22', 95,  64000),
  (16, 'Daniel Okafor',      'daniel.okafor@example.com',      'Developer',               2, 10,   '2023-02-06', 90,  62000),
  (17, 'Marie Lefort',       'marie.lefort@example.com',       'Junior Developer',        2, 11,   '2023-09-04', 75,  51000),
  (18, 'Ben Archer',         'ben.archer@example.com',         'Junior Developer',        2, 11,   '2024-01-08', 75,  50000),
  (19, 'Katharina Vogt',     'katharina.vogt@example.com',     'Head of Analytics',       3, 1,    '2019-01-14', 155, 108000),
  (20, 'Samir Nasser',       'samir.nasser@example.com',       'Senior Data Analyst',     3, 19,   '2020-04-27', 120, 83000),
  (21, 'Linnea Berg',        'linnea.berg@example.com',        'Data Engineer',           3, 19,   '2021-03-22', 110, 76000),
  (22, 'Diego Fuentes',      'diego.fuentes@example.com',      'Data Engineer',           3, 19,   '2022-05-30', 105, 73000),
  (23, 'Hana Novak',         'hana.novak@example.com',         'Data Analyst',            3, 20,   '2022-11-14', 90,  62500),
  (24, 'Oliver Grant',       'oliver.grant@example.com',       'Data Analyst',            3, 20,   '2023-06-12', 85,  59000),
  (25, 'Zofia Maj',          'zofia.maj@example.com',          'Lead Designer',           4, 1,    '2019-08-19', 125, 85500),
  (26, 'Noah Keller',        'noah.keller@example.com',        'Designer',                4, 25,   '2021-05-10', 95,  64500),
  (27, 'Giulia Ferri',       'giulia.ferri@example.com',       'Designer',                4, 25,   '2022-10-03', 90,  61500),
  (28, 'Emil Sorensen',      'emil.sorensen@example.com',      'Junior Designer',         4, 25,   '2024-03-04', 70,  48000),
  (29, 'Ruth Adler',         'ruth.adler@example.com',         'Head of Quality',         5, 1,    '2019-11-04', 130, 90000),
  (30, 'Carlos Mendes',      'carlos.mendes@example.com',      'Test Engineer',           5, 29,   '2021-02-15', 90,  62000),
  (31, 'Aisha Bello',        'aisha.bello@example.com',        'Test Engineer',           5, 29,   '2022-06-20', 85,  60500),
  (32, 'Viktor Balan',       'viktor.balan@example.com',       'Test Engineer',           5, 29,   '2023-04-17', 85,  58500),
  (33, 'Greta Lang',         'greta.lang@example.com',         'Head of Infrastructure',  6, 1,    '2018-09-03', 150, 105000),
  (34, 'Mehmet Aydin',       'mehmet.aydin@example.com',       'Systems Engineer',        6, 33,   '2020-11-09', 105, 74000),
  (35, 'Julie Moreau',       'julie.moreau@example.com',       'Systems Engineer',        6, 33,   '2022-02-07', 100, 71000),
  (36, 'Felix Baumann',      'felix.baumann@example.com',      'Security Engineer',       6, 33,   '2023-08-21', 115, 78500),
  (37, 'Ingrid Falk',        'ingrid.falk@example.com',        'Head of Finance',         7, 1,    '2018-02-12', 120, 99000),
  (38, 'Paul Richter',       'paul.richter@example.com',       'Controller',              7, 37,   '2021-09-27', 85,  66000),
  (39, 'Nadia Costa',        'nadia.costa@example.com',        'Accountant',              7, 37,   '2023-01-30', 70,  54000),
  (40, 'Leo Fischer',        'leo.fischer@example.com',        'Junior Developer',        2, 11,   '2025-06-02', 70,  47500);

insert into projects (id, code, name, company_id, manager_id, status, priority, start_date, end_date, expected_end_date, budget) values
  (1,  'P001', 'Smart Meter Rollout',            1,  2, 'completed', 'high',   '2023-01-09', '2023-12-15', '2024-01-26', 410000),
  (2,  'P002', 'Grid Load Forecast',             1,  2, 'completed', 'medium', '2023-06-05', '2024-03-29', '2024-03-22', 185000),
  (3,  'P003', 'Customer Energy Portal',         1,  4, 'completed', 'high',   '2023-10-02', '2024-09-30', '2024-11-15', 260000),
  (4,  'P004', 'Solar Asset Register',           1,  6, 'active',    'medium', '2024-08-05', '2025-08-29', '2025-08-29', 145000),
  (5,  'P005', 'Outage Alert App',               1,  4, 'active',    'high',   '2024-11-04', '2025-09-30', '2025-11-14', 98000),
  (6,  'P006', 'Substation Digital Twin',        1,  2, 'active',    'high',   '2025-01-13', '2025-12-19', '2025-12-19', 520000),
  (7,  'P007', 'Tariff Engine Renewal',          1,  5, 'planned',   'medium', '2025-08-04', '2025-12-31', '2025-12-31', 175000),
  (8,  'P008', 'Heat Pump Advisor',              1,  7, 'on hold',   'low',    '2024-05-06', '2025-03-28', '2025-10-31', 64000),
  (9,  'P009', 'Tram Maintenance Planner',       2,  4, 'completed', 'medium', '2023-02-13', '2023-11-30', '2023-11-24', 120000),
  (10, 'P010', 'Bike Sharing App',               2,  7, 'completed', 'medium', '2023-09-11', '2024-06-28', '2024-08-09', 88000),
  (11, 'P011', 'Depot Charging Control',         2,  6, 'active',    'high',   '2024-09-02', '2025-10-31', '2026-01-30', 330000),
  (12, 'P012', 'Passenger Counting Pilot',       2,  7, 'active',    'low',    '2025-02-03', '2025-08-15', '2025-08-15', 47000),
  (13, 'P013', 'Ticket Fraud Detection',         2,  5, 'planned',   'medium', '2025-09-01', '2025-12-19', '2025-12-19', 92000),
  (14, 'P014', 'Device Traceability',            3,  3, 'completed', 'high',   '2023-03-20', '2024-02-23', '2024-02-23', 205000),
  (15, 'P015', 'Clinical Trial Dashboard',       3,  3, 'active',    'high',   '2024-10-07', '2025-09-12', '2025-09-12', 138000),
  (16, 'P016', 'Service Technician App',         3,  5, 'cancelled', 'low',    '2024-03-04', '2024-12-20', '2024-12-20', 72000),
  (17, 'P017', 'Webshop Relaunch',               4,  7, 'completed', 'high',   '2024-03-11', '2024-11-29', '2025-01-17', 115000),
  (18, 'P018', 'Return Parcels Automation',      4,  7, 'active',    'medium', '2025-03-03', '2025-11-28', '2025-11-28', 83000),
  (19, 'P019', 'Vessel Schedule Integration',    5,  2, 'completed', 'high',   '2023-01-23', '2023-10-27', '2023-12-08', 295000),
  (20, 'P020', 'Crew Rostering',                 5,  6, 'completed', 'medium', '2023-05-15', '2024-01-31', '2024-01-31', 134000),
  (21, 'P021', 'Terminal Booking Portal',        5,  2, 'completed', 'high',   '2023-11-06', '2024-10-31', '2024-10-25', 375000),
  (22, 'P022', 'Fuel Consumption Analytics',     5,  6, 'active',    'high',   '2024-06-10', '2025-07-31', '2025-09-26', 240000),
  (23, 'P023', 'Container Damage Recognition',   5,  3, 'active',    'medium', '2024-12-02', '2025-11-14', '2025-11-14', 198000),
  (24, 'P024', 'Port Dues Reconciliation',       5,  5, 'on hold',   'low',    '2024-07-15', '2025-02-28', '2025-08-29', 56000),
  (25, 'P025', 'Customs Filing Gateway',         5,  2, 'planned',   'high',   '2025-07-14', '2025-12-31', '2025-12-31', 310000),
  (26, 'P026', 'Claims Intake Redesign',         6,  3, 'completed', 'high',   '2023-04-17', '2024-04-26', '2024-06-14', 285000),
  (27, 'P027', 'Policy Archive Migration',       6,  5, 'active',    'medium', '2024-04-08', '2025-08-22', '2025-10-24', 450000),
  (28, 'P028', 'Broker Self Service',            6,  3, 'planned',   'high',   '2025-09-15', '2025-12-31', '2025-12-31', 225000),
  (29, 'P029', 'Recipe Management System',       7,  7, 'completed', 'medium', '2023-02-27', '2023-12-20', '2023-12-20', 78000),
  (30, 'P030', 'Harvest Supply Forecast',        7,  6, 'active',    'medium', '2025-01-27', '2025-10-17', '2025-10-17', 109000),
  (31, 'P031', 'Digital Newsroom',               8,  4, 'completed', 'medium', '2023-03-06', '2024-01-19', '2024-03-08', 152000),
  (32, 'P032', 'Subscription Billing',           8,  4, 'active',    'high',   '2024-09-23', '2025-07-25', '2025-07-25', 126000),
  (33, 'P033', 'Podcast Platform',               8,  7, 'cancelled', 'low',    '2024-02-19', '2024-10-11', '2024-10-11', 59000),
  (34, 'P034', 'Wealth Reporting Suite',         9,  5, 'completed', 'high',   '2023-08-14', '2024-08-30', '2024-08-30', 340000),
  (35, 'P035', 'Client Onboarding Workflow',     9,  5, 'active',    'high',   '2024-10-21', '2025-10-10', '2025-12-12', 215000),
  (36, 'P036', 'Sorting Centre Monitoring',      10, 2, 'completed', 'high',   '2023-01-30', '2024-01-12', '2024-01-12', 365000),
  (37, 'P037', 'Courier Route Optimiser',        10, 6, 'completed', 'high',   '2023-09-25', '2024-07-19', '2024-09-27', 270000),
  (38, 'P038', 'Parcel Locker Network',          10, 2, 'active',    'high',   '2024-05-20', '2025-12-12', '2025-12-12', 610000),
  (39, 'P039', 'Address Quality Service',        10, 4, 'active',    'low',    '2025-02-17', '2025-09-05', '2025-09-05', 69000),
  (40, 'P040', 'Peak Season Simulation',         10, 6, 'planned',   'medium', '2025-07-07', '2025-11-07', '2025-11-07', 87000),
  (41, 'P041', 'Drone Delivery Study',           10, 3, 'cancelled', 'low',    '2023-10-16', '2024-05-31', '2024-05-31', 95000),
  (42, 'P042', 'Greenhouse Sensor Network',      11, 6, 'completed', 'medium', '2023-05-08', '2024-02-09', '2024-02-09', 162000),
  (43, 'P043', 'Flower Auction Connector',       11, 4, 'active',    'medium', '2024-11-18', '2025-08-08', '2025-09-19', 104000),
  (44, 'P044', 'Water Usage Dashboard',          11, 7, 'on hold',   'low',    '2024-09-09', '2025-05-30', '2025-11-28', 51000),
  (45, 'P045', 'Loyalty Programme',              12, 5, 'completed', 'medium', '2023-06-19', '2024-05-17', '2024-05-17', 148000),
  (46, 'P046', 'Virtual Try On',                 12, 7, 'active',    'high',   '2025-03-17', '2025-12-05', '2025-12-05', 132000),
  (47, 'P047', 'Loom Sensor Retrofit',           13, 6, 'active',    'medium', '2024-06-24', '2025-09-19', '2025-12-05', 188000),
  (48, 'P048', 'Risk Pricing Model',             14, 3, 'completed', 'high',   '2023-02-06', '2024-02-16', '2024-04-19', 320000),
  (49, 'P049', 'Flood Exposure Map',             14, 3, 'active',    'high',   '2024-08-19', '2025-08-01', '2025-08-01', 176000),
  (50, 'P050', 'Claims Chat Assistant',          14, 5, 'on hold',   'medium', '2024-10-14', '2025-06-13', '2025-12-12', 143000),
  (51, 'P051', 'Reinsurance Ledger',             14, 5, 'planned',   'medium', '2025-10-06', '2025-12-31', '2025-12-31', 118000),
  (52, 'P052', 'Store Staffing Planner',         15, 4, 'active',    'medium', '2024-07-29', '2025-07-18', '2025-07-18', 230000),
  (53, 'P053', 'Batch Release Workflow',         16, 3, 'completed', 'high',   '2023-07-10', '2024-07-26', '2024-07-26', 355000),
  (54, 'P054', 'Cold Chain Monitoring',          16, 6, 'active',    'high',   '2024-12-09', '2025-11-21', '2025-12-19', 280000),
  (55, 'P055', 'Lab Inventory Cleanup',          16, 7, 'on hold',   'low',    '2025-01-20', '2025-07-11', '2025-12-19', 38000),
  (56, 'P056', 'Field Network Inventory',        17, 4, 'active',    'medium', '2024-10-28', '2025-09-26', '2025-09-26', 165000),
  (57, 'P057', 'Churn Early Warning',            17, 3, 'planned',   'high',   '2025-08-18', '2025-12-12', '2025-12-12', 99000),
  (58, 'P058', 'Milk Collection Planner',        18, 6, 'on hold',   'medium', '2024-11-11', '2025-08-29', '2025-12-31', 76000),
  (59, 'P059', 'Dairy Quality Portal',           18, 7, 'cancelled', 'medium', '2024-01-22', '2024-11-15', '2024-11-15', 84000),
  (60, 'P060', 'Wind Farm Yield Report',         19, 4, 'planned',   'medium', '2025-07-21', '2025-12-05', '2025-12-05', 107000);

-- Three to six members a project, out of the first 36 people.
insert into project_members (project_id, person_id, role, allocation_pct)
select p.id,
       8 + (p.id * 7 + n * 11 + (p.id * p.id) % 5) % 29,
       (array['developer', 'analyst', 'designer', 'tester', 'consultant', 'architect'])[1 + (p.id + n) % 6],
       (array[20, 40, 50, 60, 80, 100])[1 + (p.id * 5 + n * 7 + p.id / 6) % 6]
from projects p
cross join generate_series(0, 5) as n
where n < 3 + (p.id * 3 + p.id / 7) % 4;

-- Budget by calendar year and category. The rows of a project add up to projects.budget.
insert into budgets (id, project_id, year, category, amount)
select row_number() over (order by p.id, y.year, c.ord),
       p.id, y.year, c.category,
       p.budget * y.share * c.share / 10000
from projects p
cross join lateral (
  select extract(year from p.start_date)::integer + s.n as year,
         case when extract(year from p.start_date) = extract(year from p.end_date) then 100
              when s.n = 0 then 40 else 60 end as share
  from generate_series(0, (extract(year from p.end_date) - extract(year from p.start_date))::integer) as s(n)
) y
cross join (values (1, 'staff', 60), (2, 'travel', 8), (3, 'equipment', 20), (4, 'software', 12)) as c(ord, category, share);

-- Four milestones a project.
insert into milestones (id, project_id, name, due_date, completed_on)
select p.id * 4 - 4 + m.n,
       p.id, m.name, d.due_date,
       case
         when p.status = 'planned' then null
         when p.status = 'cancelled' and m.n > 2 then null
         when p.status = 'on hold' and m.n > 2 then null
         when p.status = 'completed' and m.n = 4 then p.expected_end_date
         when p.status = 'completed' then d.due_date + (p.id * 5 + m.n * 3) % 13 - 4
         when d.due_date + (p.id * 7 + m.n * 5) % 17 - 5 > date '2025-06-30' then null
         when (p.id + m.n) % 9 = 0 then null
         else d.due_date + (p.id * 7 + m.n * 5) % 17 - 5
       end
from projects p
cross join (values (1, 'Kick-off', 0.03), (2, 'Concept approved', 0.25), (3, 'Pilot in use', 0.7), (4, 'Final acceptance', 1.0)) as m(n, name, part)
cross join lateral (select p.start_date + ((p.end_date - p.start_date) * m.part)::integer as due_date) d;

-- Expenses, about every six weeks while a project was running.
insert into expenses (id, project_id, person_id, expense_date, category, description, amount, approved)
select row_number() over (order by p.id, s.n),
       p.id, pm.person_id,
       p.start_date + 12 + s.n * 41,
       (array['travel', 'equipment', 'software'])[k.c + 1],
       (array['Train to client', 'Notebook', 'Licence', 'Flight to client', 'Test devices', 'Cloud subscription', 'Hotel', 'Sensors', 'Map data'])[1 + k.c + 3 * ((p.id + s.n) % 3)],
       round(p.budget * (9 + (p.id * 13 + s.n * 29) % 41) / 1000 + (p.id * 17 + s.n * 31) % 97 + ((p.id + s.n * 3) % 20) * 0.05, 2),
       (p.id * 3 + s.n * 5) % 8 <> 0
from projects p
cross join generate_series(0, 12) as s(n)
cross join lateral (select (p.id * 2 + s.n * s.n + s.n / 2) % 3 as c) k
cross join lateral (
  select person_id from project_members m where m.project_id = p.id
  order by (m.person_id * 7 + s.n * 5) % 31, m.person_id limit 1
) pm
where p.status <> 'planned'
  and p.start_date + 12 + s.n * 41 <= least(p.expected_end_date, date '2025-06-30')
  and (p.status <> 'on hold' or s.n < 4)
  and (p.status <> 'cancelled' or s.n < 3);

-- Hours, one entry for each member about every four weeks, on working days.
insert into time_entries (id, project_id, person_id, work_date, hours, billable)
select row_number() over (order by d.work_date, m.project_id, m.person_id),
       m.project_id, m.person_id, d.work_date,
       2 + ((m.project_id * 3 + m.person_id * 5 + s.n * 7) % 13) * 0.5,
       (m.project_id + m.person_id * 2 + s.n * 3) % 6 <> 0
from project_members m
join projects p on p.id = m.project_id
cross join generate_series(0, 24) as s(n)
cross join lateral (select p.start_date + 3 + s.n * 28 + m.person_id % 9 as raw_date) r
cross join lateral (
  select r.raw_date - case extract(isodow from r.raw_date)::integer when 6 then 1 when 7 then 2 else 0 end as work_date
) d
where p.status <> 'planned'
  and d.work_date <= least(p.expected_end_date, date '2025-06-30')
  and (p.status <> 'on hold' or s.n < 6)
  and (p.status <> 'cancelled' or s.n < 4);

analyze;
