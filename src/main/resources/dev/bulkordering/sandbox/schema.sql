create table if not exists provider (
	name varchar(20) primary key,
	settings varchar not null,
	last_order bigint not null,
	last_card bigint not null
);
create table if not exists purchase (
	provider varchar(20) not null,
	id varchar(64) not null,
	reference varchar not null,
	created_at bigint not null,
	expires_at bigint,
	bought_at bigint,
	finishes_at bigint,
	look_ups_left int,
	end_state varchar(20),
	first_card bigint,
	details varchar not null,
	position bigint generated always as identity,
	primary key (provider, id)
);
create index if not exists purchase_by_reference on purchase (provider, reference);
create table if not exists item (
	provider varchar(20) not null,
	purchase varchar(64) not null,
	position int not null,
	sku varchar not null,
	price decimal(19, 4) not null,
	currency varchar(3) not null,
	units int not null,
	bought int not null,
	primary key (provider, purchase, position)
);
create table if not exists fault (
	id bigint generated always as identity primary key,
	provider varchar(20) not null,
	rule varchar not null,
	made_at bigint not null,
	seen int not null,
	fired int not null
);
create table if not exists seen_call (
	id bigint generated always as identity primary key,
	provider varchar(20) not null,
	operation varchar(20) not null,
	method varchar(10) not null,
	path varchar not null,
	reference varchar,
	order_id varchar,
	client_port int not null,
	arrived_at bigint not null,
	fault bigint,
	fault_kind varchar(20),
	status int
);
create index if not exists seen_call_by_provider on seen_call (provider, id);
create table if not exists token (
	provider varchar(20) not null,
	kind varchar(20) not null,
	fingerprint varchar(64) not null,
	expires_at bigint not null,
	primary key (provider, kind, fingerprint)
);
create table if not exists webhook (
	id bigint generated always as identity primary key,
	provider varchar(20) not null,
	order_id varchar(64),
	reference varchar,
	state varchar,
	url varchar not null,
	body varchar not null,
	made_at bigint not null,
	tries varchar not null
);
create index if not exists webhook_by_provider on webhook (provider, id);
