-- A board pack is released by the policy of the books, and its release stands in their audit trail.
create function books.release_pack(c text, pack text, seen text, people text, who jsonb) returns void
language plpgsql set search_path = books, pg_temp as $$
begin
    update public.finance_board_pack p
    set state = 'released', released_by = people, released_at = (who->>'at')::timestamptz
    where p.id = pack and p.company = c and p.state = 'draft' and p.hash = seen;
    if not found then
        raise exception using errcode = 'BK411', message = 'The pack was changed or taken back meanwhile.',
            hint = 'Look at it again.';
    end if;
    perform note(c, who, 'release', 'board pack ' || pack, null, seen);
end $$;

-- The last approval that was needed releases it in the same commit, whichever door it came by.
create function books.released() returns trigger
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    people text;
    told jsonb;
begin
    select string_agg(t.by, ', ' order by t.at, t.by) into people from approval t
    where t.company = new.company and t.request = new.id;
    select jsonb_build_object('name', t.by, 'kind', 'person', 'reason', t.reason, 'at', t.at, 'approval', new.id) into told
    from approval t where t.company = new.company and t.request = new.id order by t.at desc, t.by desc limit 1;
    perform release_pack(new.company, substr(new.subject, 12), new.shown->>'hash', people, told);
    return null;
end $$;
create trigger released after update of state on books.approval_request for each row
    when (new.action = 'release' and new.subject like 'board pack %' and new.state = 'approved' and old.state <> 'approved')
    execute function books.released();

-- Where the policy wants no approval, the word of a person is enough.
create function books.release(c text, pack text, seen text, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
begin
    perform enter(c);
    if exists (select from needed(c, array['release'], 0, null, '{}') n where n.people is not null) then
        raise exception using errcode = 'BK403', message = 'The policy of the books wants approvals for a release.';
    end if;
    perform release_pack(c, pack, seen, who->>'name', who);
end $$;

-- What was taken back is not asked about any more.
create function books.pack_taken_back() returns trigger
language plpgsql security definer set search_path = books, pg_temp as $$
begin
    update approval_request t set state = 'withdrawn'
    where t.company = new.company and t.action = 'release' and t.subject = 'board pack ' || new.id and t.state = 'waiting';
    return null;
end $$;
create trigger taken_back after update of state on public.finance_board_pack for each row
    when (new.state = 'void' and old.state <> 'void') execute function books.pack_taken_back();

revoke all on all functions in schema books from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'baton_app') then
        perform books.serve('baton_app');
    end if;
end $$;
