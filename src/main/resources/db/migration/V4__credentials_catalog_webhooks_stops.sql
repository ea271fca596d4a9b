-- What is known of credentials that a token endpoint takes. The digest that stands for them, and a secret that was
-- handed out in exchange for them, are encrypted with the vault's keys.
create table bo_credential (
	id bigint auto_increment primary key,
	provider varchar(50) not null,
	digest ${binary} not null,
	-- why the provider refused them; null if it did not
	refusal varchar(1000),
	secret ${binary},
	updated_at bigint not null
) ${table-options};
create index bo_credential_provider_ix on bo_credential (provider);

-- The catalog's limits that a run was planned with.
create table bo_catalog_limit (
	run_id bigint not null,
	product varbinary(700) not null,
	price decimal(19, 4) not null,
	units_per_sku int,
	skus_per_order int,
	units_per_order int,
	order_value decimal(21, 4),
	primary key (run_id, product, price),
	constraint bo_catalog_limit_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};

-- The journal of calls that are about no single order: the catalog's and the balance's.
create table bo_run_exchange (
	id bigint auto_increment primary key,
	run_id bigint not null,
	at bigint not null,
	method varchar(10) not null,
	url varchar(2000) not null,
	request ${text},
	status int,
	response ${text},
	error varchar(1000),
	took_millis bigint not null,
	constraint bo_run_exchange_run_fk foreign key (run_id) references bo_run (id)
) ${table-options};

-- Webhooks as they came in: what they say is a hint, or the fact of an authentic event.
create table bo_webhook (
	id bigint auto_increment primary key,
	provider varchar(50) not null,
	-- SHA-256 over provider and body: the same event again changes nothing
	digest char(64) not null,
	provider_order_id varchar(200),
	reference varchar(100),
	fact varchar(20),
	message varchar(1000) not null,
	received_at bigint not null,
	-- how often it came
	times int not null,
	-- when it may be worked on next; null once it is done with
	due_at bigint,
	tries int not null,
	-- what came of it
	outcome varchar(1000),
	constraint bo_webhook_digest_un unique (digest)
) ${table-options};
create index bo_webhook_due_ix on bo_webhook (due_at);
create index bo_order_provider_id_ix on bo_order (provider_order_id);

-- When somebody asked the process that works on a run to stop after the calls in flight; null if nobody did.
alter table bo_run add column stop_asked_at bigint;

create index bo_order_parent_ix on bo_order (parent);
