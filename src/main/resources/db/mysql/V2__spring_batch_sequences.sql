-- MySQL has no sequences: Spring Batch counts in tables of one row.
create table BATCH_JOB_INSTANCE_SEQ (ID bigint not null, UNIQUE_KEY char(1) not null unique) ${table-options};
insert into BATCH_JOB_INSTANCE_SEQ values (0, '0');
create table BATCH_JOB_EXECUTION_SEQ (ID bigint not null, UNIQUE_KEY char(1) not null unique) ${table-options};
insert into BATCH_JOB_EXECUTION_SEQ values (0, '0');
create table BATCH_STEP_EXECUTION_SEQ (ID bigint not null, UNIQUE_KEY char(1) not null unique) ${table-options};
insert into BATCH_STEP_EXECUTION_SEQ values (0, '0');
