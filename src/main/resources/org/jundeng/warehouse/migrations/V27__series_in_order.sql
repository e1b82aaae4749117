-- SPDX-License-Identifier: Apache-2.0
-- Series in the order in which figures are listed, and by their dimensions: a page of figures begins at its own series,
-- however many there are of one indicator.
create index series_in_order on series (indicator, region_id, (dimensions::text), (freq::text));
create index series_dimensions on series using gin (dimensions jsonb_path_ops);
