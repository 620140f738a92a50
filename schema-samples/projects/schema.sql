-- Sample database "projects": a consultancy, its client companies, its projects and its people.
-- PostgreSQL 15 or newer. Load into an empty database, before data.sql.

create table companies (
  id              integer primary key,
  name            text not null unique,
  city            text not null,
  country         text not null,
  industry        text not null,
  employee_count  integer not null check (employee_count > 0),
  customer_since  date not null
);

create table departments (
  id    integer primary key,
  name  text not null unique,
  cost_center  text not null unique
);

create table people (
  id             integer primary key,
  name           text not null unique,
  email          text not null unique,
  job_title      text not null,
  department_id  integer not null references departments (id),
  supervisor_id  integer references people (id),
  hired_on       date not null,
  hourly_rate    numeric(8,2) not null check (hourly_rate > 0),
  salary         numeric(10,2) not null
);

create table projects (
  id                 integer primary key,
  code               text not null unique,
  name               text not null unique,
  company_id         integer not null references companies (id),
  manager_id         integer not null references people (id),
  status             text not null check (status in ('active', 'completed', 'on hold', 'planned', 'cancelled')),
  priority           text not null check (priority in ('low', 'medium', 'high')),
  start_date         date not null,
  end_date           date not null,
  expected_end_date  date not null,
  budget             numeric(12,2) not null check (budget > 0),
  check (end_date >= start_date)
);

create table project_members (
  project_id      integer not null references projects (id),
  person_id       integer not null references people (id),
  role            text not null,
  allocation_pct  integer not null check (allocation_pct between 1 and 100),
  primary key (project_id, person_id)
);

create table budgets (
  id          integer primary key,
  project_id  integer not null references projects (id),
  year        integer not null,
  category    text not null check (category in ('staff', 'travel', 'equipment', 'software')),
  amount      numeric(12,2) not null,
  unique (project_id, year, category)
);

create table milestones (
  id            integer primary key,
  project_id    integer not null references projects (id),
  name          text not null,
  due_date      date not null,
  completed_on  date,
  unique (project_id, name)
);

create table expenses (
  id            integer primary key,
  project_id    integer not null references projects (id),
  person_id     integer not null references people (id),
  expense_date  date not null,
  category      text not null check (category in ('travel', 'equipment', 'software')),
  description   text not null,
  amount        numeric(10,2) not null check (amount > 0),
  approved      boolean not null
);

create table time_entries (
  id          integer primary key,
  project_id  integer not null references projects (id),
  person_id   integer not null references people (id),
  work_date   date not null,
  hours       numeric(4,1) not null check (hours > 0),
  billable    boolean not null
);

create index on projects (company_id);
create index on projects (manager_id);
create index on project_members (person_id);
create index on expenses (project_id);
create index on time_entries (project_id);
create index on time_entries (person_id);

comment on table companies is 'Client companies';
comment on column companies.city is 'City of the head office, also taken as the place of the company''s projects';
comment on column companies.employee_count is 'Number of employees, as last reported by the company';
comment on column companies.customer_since is 'Date of the first contract';
comment on table departments is 'Departments of the consultancy';
comment on table people is 'Employees of the consultancy';
comment on column people.supervisor_id is 'The person this one reports to, empty for the managing director';
comment on column people.hourly_rate is 'Rate charged to clients, EUR per hour';
comment on column people.salary is 'Gross salary, EUR per year, confidential';
comment on table projects is 'Projects for client companies, as of 30 June 2025';
comment on column projects.manager_id is 'Project manager';
comment on column projects.start_date is 'First day, planned or actual';
comment on column projects.end_date is 'Agreed end';
comment on column projects.expected_end_date is 'End expected now, for completed projects the actual end';
comment on column projects.budget is 'Total budget in EUR, the sum of the rows in budgets';
comment on table project_members is 'Who works on which project, project managers not included';
comment on column project_members.role is 'Role of the person within the project';
comment on column project_members.allocation_pct is 'Share of working time given to the project, in percent';
comment on table budgets is 'Budget of a project split by calendar year and cost category';
comment on column budgets.amount is 'Budgeted amount in EUR';
comment on table milestones is 'Four milestones for each project';
comment on column milestones.completed_on is 'Date reached, empty while the milestone is open';
comment on table expenses is 'Money spent on a project by one of its members';
comment on column expenses.amount is 'Amount in EUR';
comment on column expenses.approved is 'Whether finance has approved the expense';
comment on table time_entries is 'Hours worked on projects';
comment on column time_entries.billable is 'Whether the hours are charged to the client';
