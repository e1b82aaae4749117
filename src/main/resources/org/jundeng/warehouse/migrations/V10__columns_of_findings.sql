-- SPDX-License-Identifier: Apache-2.0
-- The number of a finding's column beside its name, so that a cell is named as a spreadsheet names it.
alter table finding add column column_no integer;  -- from 1; null where it is unknown, as of all earlier findings
