-- SPDX-License-Identifier: Apache-2.0
-- A mail tells somebody when it leaves. Until then it can be withdrawn, and what it tells decided anew.

-- For mails that were sent before, the night counts, as it did until now.
alter table notice add column left_on date;
update notice set left_on = business_date where state = 'sent';
comment on column notice.left_on is 'the business date on which it left; null: it has not';

-- Mails that an earlier version wrote have none, and count as told.
alter table notice add column told_hash text;
comment on column notice.told_hash is 'fingerprint of what it tells, to find out whether that is still to be told';
comment on column notice.state is
    'pending, sent, withheld (withdrawn before it left, for something else was to be told by then) or given-up';
