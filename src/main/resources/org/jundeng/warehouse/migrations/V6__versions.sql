-- SPDX-License-Identifier: Apache-2.0
-- Each version of a target, an indicator and the regions is kept, like those of contracts and rules, and an assessment
-- names the version of the target that it was made by.
alter table target add column hash char(64);
alter table indicator add column hash char(64);
alter table assessment add column target_hash char(64);   -- config_version of kind target; null: older than versions
