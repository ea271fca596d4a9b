-- Second persons' approvals of runs. Only that one becomes void is ever changed.
create table bo_approval (
	id bigint auto_increment primary key,
	run_id bigint not null,
	at bigint not null,
	actor varchar(200) not null,
	reason varchar(1000) not null,
	-- the plan that was looked at
	plan_hash char(64) not null,
	-- from when and why it does not count any more; null while it counts
	void_at bigint,
	void_because varchar(1000),
	constraint bo_approval_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};

-- Of a run that needs approval: SHA-256 over its valid rows as they were planned, in hex; null for one that needs none.
alter table bo_run add column content_hash char(64);

-- Which of its row's units, from 0, the piece of a planned order began with: a part of the order's reference. Pieces that
-- were planned before this column came have 0; no run of theirs needs approval.
alter table bo_piece add column first_unit int not null default 0;
