-- without a cache, so that no numbers are left out after a process was killed
create sequence BATCH_JOB_INSTANCE_SEQ no cache;
create sequence BATCH_JOB_EXECUTION_SEQ no cache;
create sequence BATCH_STEP_EXECUTION_SEQ no cache;
