-- Episodes. Only one may be open in a place: a second one stays under the former id, which the next evaluation closes.
update episode e
set rule_id = r.id
from renamed r
where e.rule_id = r.former
  and (e.state = 'closed'
       or not exists (select from episode n
                      where n.rule_id = r.id and n.state <> 'closed' and n.region_id = e.region_id and n.feed = e.feed
                        and n.dimensions = e.dimensions));

update silence x set rule_id = r.id from renamed r where x.rule_id = r.former;

update past_breach b
set rule_id = r.id
from renamed r
where b.rule_id = r.former
  and (b.ended_on is not null
       or not exists (select from past_breach n
                      where n.rule_id = r.id and n.ended_on is null and n.region_id = b.region_id and n.freq = b.freq
                        and n.time_period = b.time_period));

-- What people were told of corrections: corrected:LINE:RULE:REGION:PERIOD.
update notice_item i
set item = regexp_replace(i.item, '^(corrected:\d+:)[^:]*', '\1' || r.id)
from renamed r
where i.item like 'corrected:%' and split_part(i.item, ':', 3) = r.former
  and not exists (select from notice_item n
                  where n.person = i.person
                    and n.item = regexp_replace(i.item, '^(corrected:\d+:)[^:]*', '\1' || r.id));

update rule_in_force f
set rule_id = r.id
from renamed r
where f.rule_id = r.former and not exists (select from rule_in_force n where n.rule_id = r.id);

insert into config_version (kind, name, hash, content, first_used)
select v.kind, r.id, v.hash, v.content, v.first_used
from config_version v join renamed r on v.name = r.former
where v.kind = 'rule'
on conflict do nothing;
