-- SPDX-License-Identifier: Apache-2.0
-- Names of files with backslashes were noted with slashes in their place: such a path led nowhere, or to the bytes of
-- another delivery. A name has no slash of its own, so each behind the arrival's id was a backslash of the name.
update delivery
set kept_path = left(kept_path, strpos(kept_path, arrival_id) - 1)
    || replace(substr(kept_path, strpos(kept_path, arrival_id)), '/', '\')
where strpos(source_name, '\') > 0
  and strpos(kept_path, arrival_id) > 0
  and strpos(substr(kept_path, strpos(kept_path, arrival_id)), '/') > 0;
