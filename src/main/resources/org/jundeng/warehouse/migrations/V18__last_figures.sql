-- SPDX-License-Identifier: Apache-2.0
-- After its deadline a target is met, met late, missed or awaiting its last figure.

comment on column standing.state is
    'met, on-track, at-risk, off-track, missed, lost, no-data, not-yet-due, met-late or awaiting-figure';
comment on column assessment.state is
    'met, on-track, at-risk, off-track, missed, lost, no-data, not-yet-due, met-late or awaiting-figure';
