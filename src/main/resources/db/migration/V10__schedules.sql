-- What all servers know of the jobs that run by themselves.
create table bo_schedule (
	job varchar(100) not null primary key,
	-- cron expression and zone that the times were counted by; null for a job without a schedule
	cron varchar(300),
	-- no time up to this moment is due any more
	seen_until bigint not null,
	-- set while nothing is run by the schedule
	paused_at bigint,
	paused_by varchar(200),
	paused_because varchar(1000)
) ${table-options};

-- Runs of inboxes, by schedule or because a person asked for it. A time of a schedule stands here once: whoever has
-- written its line runs the job.
create table bo_firing (
	id bigint auto_increment primary key,
	job varchar(100) not null,
	due_at bigint not null,
	-- stands for the attempt to write the line
	claim char(36) not null,
	-- null where times have passed and nobody has run the job
	begun_at bigint,
	begun_by varchar(200),
	-- its server lives at least until then
	alive_until bigint,
	ended_at bigint,
	exit_code int,
	outcome varchar(1000),
	-- numbers of executions, the first ones of many
	executions varchar(500),
	-- times of the schedule that came while it was under way; where nobody has run the job, all that have passed
	left_out int not null,
	constraint bo_firing_due_un unique (job, due_at)
) ${table-options};
