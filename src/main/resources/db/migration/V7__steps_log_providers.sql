-- What each step of an execution did: its times, and how much of what it works through (rows, orders) was done before
-- and after it.
create table bo_step (
	id bigint auto_increment primary key,
	execution_id bigint not null,
	name varchar(20) not null,
	-- STARTED until it has ended
	status varchar(20) not null,
	started_at bigint not null,
	ended_at bigint,
	done_before bigint not null,
	done_after bigint,
	constraint bo_step_execution_fk foreign key (execution_id) references bo_execution (id)
) ${table-options};
create index bo_step_execution_ix on bo_step (execution_id);

-- What was logged while a run was worked on, in whatever process: the newest lines of each. No foreign key: a line must
-- not wait for whoever has the run's row locked.
create table bo_log (
	id bigint auto_increment primary key,
	run_id bigint not null,
	-- by the clock of the machine that logged it
	at bigint not null,
	machine varchar(200) not null,
	level varchar(5) not null,
	message varchar(2000) not null,
	trace ${text}
) ${table-options};
create index bo_log_run_ix on bo_log (run_id, id);

-- How placing at a provider stands, for every process of the installation.
create table bo_provider (
	id varchar(50) not null primary key,
	-- since when, by whom and why nothing may be placed there; null while it may
	paused_at bigint,
	paused_by varchar(200),
	pause_reason varchar(1000),
	-- when and why a run last placed nothing more there, since the provider was down or refused the account, and before
	-- when a restart makes no sense
	halted_at bigint,
	halted_because varchar(4000),
	halted_until bigint
) ${table-options};

-- Of calls that were answered: whose they were, and how long their requests took. Calls of earlier versions have neither.
alter table bo_call add column provider varchar(50);
alter table bo_call add column took_millis bigint;
create index bo_call_provider_ix on bo_call (provider, answered_at, outcome, took_millis);
