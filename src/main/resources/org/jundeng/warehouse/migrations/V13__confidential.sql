-- SPDX-License-Identifier: Apache-2.0
-- A figure may be known to be there and be confidential: status Q (missing value, suppressed) has no value, as M has none.
alter table observation drop constraint observation_check;
alter table observation add constraint observation_has_value check ((obs_value is null) = (obs_status in ('M', 'Q')));
