-- What the audit trail is searched by. Of who acted: the name without the host, in small letters.
alter table bo_audit add column person varchar(200) not null default '';
update bo_audit set person = lower(regexp_replace(actor, '@[^@]*$', ''));
create index bo_audit_at_ix on bo_audit (at, id);
create index bo_audit_person_ix on bo_audit (person, at, id);
create index bo_audit_action_ix on bo_audit (action, at, id);
create index bo_audit_reference_ix on bo_audit (reference);
