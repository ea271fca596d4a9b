-- Links by which a person gets cards and codes of a run, once. Only that one is used is ever changed.
create table bo_codes_link (
	id bigint auto_increment primary key,
	-- SHA-256 of the link's secret part, in hex; the part itself is kept nowhere
	token_hash char(64) not null,
	run_id bigint not null,
	-- whose link it is
	person varchar(200) not null,
	kind varchar(20) not null,
	-- of which row; null for all of the run
	row_no int,
	reason varchar(1000) not null,
	created_at bigint not null,
	expires_at bigint not null,
	used_at bigint,
	constraint bo_codes_link_un unique (token_hash),
	constraint bo_codes_link_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};
