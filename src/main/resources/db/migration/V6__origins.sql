-- Which row of an earlier run a row of a corrected sheet stems from, and the row that no other one is behind: the first of
-- all that ask for the same units.
alter table bo_row add column origin_run bigint;
alter table bo_row add column origin_row int;
alter table bo_row add column root_run bigint;
alter table bo_row add column root_row int;
create index bo_row_root_ix on bo_row (root_run, root_row);
-- From now on, fields are there for invalid rows too: as the cell has it where it cannot be read.
