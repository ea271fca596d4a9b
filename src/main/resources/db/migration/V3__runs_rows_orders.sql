-- Our own tables: the truth about runs, rows, orders and money. Moments (..._at, ..._until) are milliseconds since
-- 1970-01-01 UTC by the database's clock. Texts that are sorted or compared stand as UTF-8 bytes, so that every database
-- sorts them by code point.

-- A job on a sheet, from its first start until nothing is open.
create table bo_run (
	id bigint auto_increment primary key,
	job varchar(100) not null,
	sheet_name varchar(500) not null,
	sheet_path varchar(2000) not null,
	sheet_hash char(64) not null,
	-- 1 for the first run of a sheet, more for deliberate repetitions
	run_number int not null,
	-- at most one run holds the claim on a sheet, and on its rows; null for runs that never got a plan
	sheet_claim varchar(200),
	rows_claim varchar(200),
	rows_hash char(64),
	-- of a deliberate repetition: why, and how many units are bought again
	again_reason varchar(1000),
	again_units bigint,
	provider varchar(50) not null,
	base_url varchar(500) not null,
	account varchar(100) not null,
	account_name varchar(200) not null,
	-- the job file as it was when the run was planned, and its settings
	definition ${text} not null,
	definition_hash char(64) not null,
	-- the limits of the configuration that it was planned with, as JSON
	limits ${text} not null,
	-- header texts of the sheet's columns, as a JSON array
	header ${text},
	-- whether the sheet was an Excel workbook, and so its result
	excel boolean,
	header_row int,
	status varchar(20) not null,
	exit_code int,
	failure varchar(4000),
	-- counts Spring Batch's job instances of the run: more than 1 for a run that was reopened
	part int not null,
	staged_at bigint,
	planned_at bigint,
	plan_hash char(64),
	planned_orders bigint,
	lower_bound bigint,
	rows_valid bigint,
	rows_invalid bigint,
	rows_ignored bigint,
	result_path varchar(2000),
	created_at bigint not null,
	ended_at bigint,
	-- the lease: who works on the run, and until when that is sure
	owner varchar(36),
	owner_machine varchar(200),
	owner_pid bigint,
	owner_started_at bigint,
	lease_until bigint,
	fence bigint not null,
	constraint bo_run_sheet_un unique (sheet_claim),
	constraint bo_run_rows_un unique (rows_claim)
) ${table-options};
create index bo_run_job_ix on bo_run (job, sheet_hash);
create index bo_run_rows_ix on bo_run (job, rows_hash);

-- One attempt of a run; the id is Spring Batch's job execution.
create table bo_execution (
	id bigint not null primary key,
	run_id bigint not null,
	status varchar(20) not null,
	exit_code int,
	failure varchar(4000),
	started_at bigint not null,
	ended_at bigint,
	started_by varchar(200) not null,
	constraint bo_execution_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};
create index bo_execution_run_ix on bo_execution (run_id);

-- Every data row of a sheet.
create table bo_row (
	run_id bigint not null,
	row_no int not null,
	valid boolean not null,
	-- the cells of the sheet's columns as text, a JSON array
	cells ${text} not null,
	reference varbinary(2000),
	-- SHA-256 over the reference if there is one, else over all checked fields
	row_hash binary(32) not null,
	-- of valid rows only:
	group_hash binary(32),
	sku varbinary(2000),
	variant varbinary(1000),
	price decimal(19, 4),
	quantity int,
	currency char(3),
	-- all checked fields as a JSON object
	fields ${text},
	primary key (run_id, row_no),
	constraint bo_row_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};
create index bo_row_hash_ix on bo_row (row_hash);

create table bo_issue (
	run_id bigint not null,
	row_no int not null,
	issue_no int not null,
	column_letter varchar(3),
	header varchar(1000) not null,
	cell_value varchar(1000) not null,
	expected varchar(1000) not null,
	primary key (run_id, row_no, issue_no),
	constraint bo_issue_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};

-- What was left out of a sheet. Row 0 stands for a whole worksheet, the header's row for a column of it.
create table bo_ignored_row (
	run_id bigint not null,
	ignored_no int not null,
	row_no int not null,
	reason varchar(500) not null,
	primary key (run_id, ignored_no),
	constraint bo_ignored_row_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};

-- One create-order call at a provider, whatever its number of attempts.
create table bo_order (
	run_id bigint not null,
	-- 1 to n as planned; behind them the orders that replace others
	order_no int not null,
	reference char(25) not null,
	parent char(25),
	group_key ${text} not null,
	state varchar(10) not null,
	-- changes with every change of the order
	version bigint not null,
	units int not null,
	amount decimal(21, 4) not null,
	currency char(3) not null,
	provider_order_id varchar(200),
	-- the quote of a two-step order, and whether confirming it was ever committed
	quote_id varchar(200),
	quote_expires_at bigint,
	quote_confirmed boolean not null,
	charged decimal(21, 4),
	charged_currency char(3),
	-- calls in the journal; tries to place it; calls that may have bought; whether one ever ended in doubt
	calls int not null,
	attempts int not null,
	buying_calls int not null,
	ever_unknown boolean not null,
	-- in doubt: what to do if the order is not there, and since when 'not there' counts
	if_not_there varchar(20),
	doubt_sku varchar(500),
	doubt_message varchar(1000),
	not_there_counts_from bigint,
	not_there_first_at bigint,
	-- when it may be sent or asked about next, and how often it was asked since its state changed
	due_at bigint not null,
	questions int not null,
	accepted_at bigint,
	placed_at bigint,
	updated_at bigint not null,
	code varchar(100),
	message varchar(1000),
	fence bigint not null,
	primary key (run_id, order_no),
	constraint bo_order_reference_un unique (reference),
	constraint bo_order_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};
create index bo_order_state_ix on bo_order (run_id, state, due_at, order_no);
create index bo_order_open_ix on bo_order (state);

-- Units of one row in one order.
create table bo_piece (
	run_id bigint not null,
	order_no int not null,
	row_no int not null,
	sku varbinary(2000) not null,
	variant varbinary(1000) not null,
	price decimal(19, 4) not null,
	units int not null,
	primary key (run_id, order_no, row_no),
	constraint bo_piece_order_fk foreign key (run_id, order_no) references bo_order (run_id, order_no)
) ${table-options};
create index bo_piece_row_ix on bo_piece (run_id, row_no);

-- Every call made for an order: the intent before it (of calls that place), what came of it after it.
create table bo_call (
	run_id bigint not null,
	order_no int not null,
	call_no int not null,
	kind varchar(10) not null,
	fence bigint not null,
	base_url varchar(500) not null,
	intent_at bigint,
	send_by_at bigint,
	answered_at bigint,
	outcome varchar(20),
	code varchar(100),
	message varchar(1000),
	primary key (run_id, order_no, call_no),
	constraint bo_call_order_fk foreign key (run_id, order_no) references bo_order (run_id, order_no)
) ${table-options};

-- The journal: each request and its response, secrets and personal data masked.
create table bo_exchange (
	run_id bigint not null,
	order_no int not null,
	call_no int not null,
	exchange_no int not null,
	method varchar(10) not null,
	url varchar(2000) not null,
	request ${text},
	status int,
	response ${text},
	error varchar(1000),
	took_millis bigint not null,
	primary key (run_id, order_no, call_no, exchange_no),
	constraint bo_exchange_call_fk foreign key (run_id, order_no, call_no)
		references bo_call (run_id, order_no, call_no)
) ${table-options};

-- The vault: cards, PINs, codes and links, encrypted.
create table bo_secret (
	run_id bigint not null,
	order_no int not null,
	unit_no int not null,
	sku varbinary(2000) not null,
	ciphertext ${binary} not null,
	stored_at bigint not null,
	primary key (run_id, order_no, unit_no),
	constraint bo_secret_order_fk foreign key (run_id, order_no) references bo_order (run_id, order_no)
) ${table-options};

-- Who did what, when and why. Rows are only ever added.
create table bo_audit (
	id bigint auto_increment primary key,
	at bigint not null,
	actor varchar(200) not null,
	action varchar(50) not null,
	run_id bigint,
	reference char(25),
	reason varchar(1000),
	detail varchar(4000)
) ${table-options};
create index bo_audit_run_ix on bo_audit (run_id);
