-- Suggestions of five years and ten sessions with all that belongs to them, as many as the setting bench.count says. The same ones every time.
-- With bench.open on, all of them are of the last five months and still being handled.
truncate suggestion, ledger_form cascade;

insert into congress_session (congress_id, ordinal, name, opens_on, closes_on, cut_off)
select c.id, n, '镇十三届人大' || (array['一','二','三','四','五','六','七','八','九','十'])[n] || '次会议', day, day, day + time '16:00'
from (select min(id) as id from congress) c, (select n, (date '2022-01-12' + (n - 1) * interval '6 months')::date as day from generate_series(1, 10) n) d
on conflict (congress_id, ordinal) do nothing;

insert into category
select name, 100 + ordinal from unnest(array['交通出行','教育卫生','平安法治','企业服务','旅游发展','农业产业','其他']) with ordinality as c(name, ordinal)
on conflict do nothing;

insert into unit
select 'B' || ordinal, name, 'TOWN', 'UNIT', '枫' || substr(name, 2, 1) || '函' from unnest(array['镇社会事务办公室','镇经济发展办公室','镇文化旅游服务站',
    '镇林业站','镇财政所','镇综合执法中心','镇网格管理中心','镇党群服务中心','镇平安建设办公室','派出所','司法所','市场监督管理所','镇卫生院','镇中心学校',
    '枫塘供水公司','通信营业部','公路管理站','村（社区）委员会']) with ordinality as u(name, ordinal)
on conflict do nothing;

insert into deputy (congress_id, card_number, name, squad, village, valid_from)
select (select min(id) from congress), 'B-' || i,
    substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张', 1 + i % 24, 1) || substr('建国秀英桂芝文海志强丽华春梅永康德才玉兰', 1 + (i * 7) % 18, 2), '第一小分队', '柳林村', date '2021-12-01'
from generate_series(1, 150) i
on conflict do nothing;

create temp table bench on commit preserve rows as
with numbered as (
    select i, 1 + (i - 1) * 10 / current_setting('bench.count')::int as ordinal, abs(hashtext('a' || i)) as a, abs(hashtext('b' || i)) as b,
        abs(hashtext('c' || i)) as c, abs(hashtext('d' || i)) as d
    from generate_series(1, current_setting('bench.count')::int) i),
dated as (
    select n.*, s.id as session_id, n.a % 10 < 8 as in_session,
        case when current_setting('bench.open') = 'on' then current_date - 150 + n.b % 150
            else s.opens_on + case when n.a % 10 < 8 then n.b % 4 else 20 + n.b % 100 end end as submitted
    from numbered n join congress_session s on s.ordinal = n.ordinal and s.congress_id = (select min(id) from congress)),
run as (
    select d.*, submitted + 5 + c % 10 as assigned, submitted + 5 + c % 10 + 30 + b % 75 as replied from dated d),
named as (
    select r.*, replied + d % 20 as rated, (assigned + interval '3 months')::date as due,
        case when current_setting('bench.open') = 'on'
                then case when submitted > current_date - 4 then 'SUBMITTED' when assigned > current_date then 'REGISTERED' when replied < current_date and c % 3 > 0 then 'REPLIED' else 'ASSIGNED' end
            when c % 100 < 2 then 'WITHDRAWN' when c % 100 < 4 then 'NOT_TAKEN_UP' when c % 100 < 5 then 'LETTER' when submitted > current_date - 4 then 'SUBMITTED'
            when assigned > current_date then 'REGISTERED' when replied > current_date or c % 100 = 99 then 'ASSIGNED' when replied + d % 20 >= current_date then 'REPLIED'
            else 'CLOSED' end as status
    from run r)
select n.*, 'J' || extract(year from submitted) || '-' || lpad(i::text, 6, '0') as id,
    case when status not in ('NOT_TAKEN_UP', 'LETTER', 'SUBMITTED')
        then row_number() over (partition by session_id, in_session, status in ('NOT_TAKEN_UP', 'LETTER', 'SUBMITTED') order by i) end as seq,
    (array['B1','B2','B3','B4','B5','B6','B7','B8','B9','B10','B11','B12','B13','B14','B15','B16','B17','B18','SLZ','NYZX','CJB','HWS','GDS','ZRZYS'])[1 + a % 24] as unit,
    (array['B1','B2','B3','B4','B5','B6','B7','B8','B9','B10','B11','B12','B13','B14','B15','B16','B17','B18','SLZ','NYZX','CJB','HWS','GDS','ZRZYS'])[1 + (a + 7) % 24] as other,
    case when d % 10 < 7 then 'SOLE' when d % 10 < 9 then 'LEAD' else 'SEPARATE' end as role
from named n;

insert into suggestion (id, version, status, session_id, in_session, seq, kind, title, category, level, lead_id, publicity, source, raised_years, contact_wish, reference_only,
    joint_allowed, confidential, text_version, submitted_on, submitted_at, entered_by, entered_by_name, examined_on, registered_on, assigned_on, months, legal_due, key_suggestion,
    joint_meeting, replied_on, closed_on, withdrawn_on)
select id, 0, status, session_id, in_session, seq, 'SUGGESTION',
    '关于' || (array['维修','清淤','整治','改造','新建','扩建','加固','疏通','规范','解决','完善','保护'])[1 + a % 12] || substr('柳槐双桃瓦石白青茶马枫龙古杨黄松竹莲', 1 + b % 18, 1)
        || substr('林荫溪园窑桥沙山庵岭塘泉塘湾坪岗园池', 1 + c % 18, 1) || '村' || (array['公路塌方路段','灌溉支渠','老街雨污管网','饮水水压不足问题','路灯和减速带','农家书屋','垃圾收集点',
        '机耕路','当家塘','卫生室','校门口交通秩序','文化广场','排涝泵站','通村公交','占道经营','危桥','高标准农田管护','养老服务点','古城遗址','用电线路'])[1 + d % 20] || '的建议',
    (select name from category order by ordinal offset a % (select count(*) from category) limit 1), 'TOWN', deputies[1 + b % cardinality(deputies)], 'FULL_TEXT', 'VISIT', 0, false, false, false,
    a % 100 = 0, 1, submitted, submitted + time '10:00', case when d % 3 = 0 then 'office' end, case when d % 3 = 0 then '人大办一' end,
    case when status <> 'SUBMITTED' then submitted + 1 end, case when seq is not null then submitted + 1 end,
    case when status in ('ASSIGNED', 'REPLIED', 'CLOSED') then assigned end, case when status in ('ASSIGNED', 'REPLIED', 'CLOSED') then 3 end,
    case when status in ('ASSIGNED', 'REPLIED', 'CLOSED') then due end, b % 20 = 0, true, case when status in ('REPLIED', 'CLOSED') then replied end,
    case when status = 'CLOSED' then rated + 1 when status in ('WITHDRAWN', 'NOT_TAKEN_UP', 'LETTER') then submitted + 8 end, case when status = 'WITHDRAWN' then submitted + 8 end
from bench, (select array_agg(id order by id) as deputies from deputy) as all_deputies;

insert into submission (suggestion_id, number, title, facts, submitted_on, submitted_at, submitted_by)
select id, 1, '标题', '情况。', submitted, submitted + time '10:00', 'office' from bench;

insert into cosigning (suggestion_id, deputy_id, text_version, state, answered_at)
select id, deputies[1 + (b + n * 13) % cardinality(deputies)], 1, 'ON_PAPER', submitted + time '10:00'
from bench, (select array_agg(id order by id) as deputies from deputy) as all_deputies, generate_series(1, 4) n where n <= a % 5;

insert into handling (id, version, suggestion_id, unit_code, role, round, status, proposals, assigned_on, due, accepted_on, replied_on, rated_on)
select id || '-' || n, 0, id, case n when 1 then unit else other end, role, 1,
    case status when 'CLOSED' then 'RATED' when 'REPLIED' then 'REPLIED' else (array['ASSIGNED','ACCEPTED','ACCEPTED','DRAFTED','SIGNED'])[1 + b % 5] end,
    '{1,2}', assigned, due, assigned + 2, case when status in ('REPLIED', 'CLOSED') then replied end, case when status = 'CLOSED' then rated end
from bench, generate_series(1, 2) n where status in ('ASSIGNED', 'REPLIED', 'CLOSED') and (n = 1 or role = 'SEPARATE');

insert into handling (id, version, suggestion_id, unit_code, role, round, status, proposals, assigned_on, due, previous_id, accepted_on, replied_on, rated_on)
select id || '-9', 0, id, unit, role, 2, 'RATED', '{1,2}', rated, rated + 30, id || '-1', rated, rated + 1, rated + 1 from bench where status = 'CLOSED' and b % 30 = 0;

insert into assisting_opinion (handling_id, unit_code, state, asked_on, counted_from, due, text, given_on)
select id || '-1', other, case when status = 'ASSIGNED' and b % 3 = 0 then 'ASKED' else 'GIVEN' end, assigned, assigned, assigned + 30, '同意。', assigned + 20
from bench where role = 'LEAD' and status in ('ASSIGNED', 'REPLIED', 'CLOSED');

insert into contact (handling_id, stage, form, rank, said, photos, day, entered_at, entered_by, entered_name, on_behalf)
select h.id, 'BEFORE', (array['VISIT','PHONE','MEETING','ON_SITE'])[1 + (b.a + n) % 4], 'HEAD', '希望早日办好。', '{}', h.assigned_on + 10 * n, now(), 'office', '人大办一', false
from bench b join handling h on h.suggestion_id = b.id, generate_series(1, 3) n where n <= 1 + b.a % 3 and h.round = 1;

insert into reply (version, handling_id, draft_number, status, scheme, class_code, meaning, issuer, letter_number, contact_person, contact_phone, publicity, hash, drafted_by, drafter_name,
    drafted_on, on_behalf, signed_on, signer_name, delivered_on, way)
select 0, h.id, 1, 'DELIVERED', 'town-2024', class, case class when 'A' then 'RESOLVED' when 'B' then 'IN_PROGRESS' else 'NOT_NOW' end, 'UNIT', '枫函' || h.id, '经办人', '0714-0000000', 'ACTIVE',
    'x', 'office', '人大办一', h.replied_on - 5, false, h.replied_on - 2, '负责人', h.replied_on, 'IN_PERSON'
from handling h join bench b on b.id = h.suggestion_id, lateral (select (array['A','A','A','B','B','C'])[1 + b.c % 6] as class) k where h.replied_on is not null;

insert into rating (handling_id, sequence, no_feedback, attitude, result, solved, day, at, rated_by, on_behalf)
select h.id, 1, silent, case when not silent then 'SATISFIED' end, case when not silent then (array['SATISFIED','SATISFIED','SATISFIED','BASICALLY_SATISFIED','DISSATISFIED'])[1 + (b.a + h.round) % 5] end,
    case when not silent then 'SOLVED' end, h.rated_on, now(), 'office', b.d % 3 = 0
from handling h join bench b on b.id = h.suggestion_id, lateral (select b.b % 12 = 0 as silent) as s where h.rated_on is not null;

drop table bench;
analyze;
