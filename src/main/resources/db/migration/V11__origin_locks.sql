-- One row for each run that sheets of corrected rows stem from, to be locked while one of them is planned: not the run
-- itself, whose owner may be at work.
create table bo_origin_lock (
	root_run bigint not null primary key
) ${table-options};
