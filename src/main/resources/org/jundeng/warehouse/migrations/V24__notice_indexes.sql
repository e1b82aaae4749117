-- SPDX-License-Identifier: Apache-2.0
-- Three questions that were answered by reading all notices that ever were.

-- How many mails with a key were withdrawn before; asked for each mail that is written.
create index notice_withheld on notice (split_part(notice_key, '#', 1)) where state = 'withheld';

-- What people were told of a delivery that waits to be confirmed, or did.
create index notice_item_unconfirmed on notice_item (split_part(item, ':', 2)) where item like 'unconfirmed%';

-- Whose address was refused; asked by each evaluation, each round of sending and each look at the metrics.
create index notice_given_up on notice (person, address) where state = 'given-up';

comment on table notice_item is 'what people were told besides episodes, so that each thing is told once';
comment on column notice_item.item is
    'what it is: receipt:88, reminder:FEED:2014-06, note:4711, unconfirmed-again:88:2014-07-11';
