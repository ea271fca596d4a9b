package dev.bulkordering.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.job.RunStatus;

/** Runs in the database. */
public class Runs {

	private static final String SELECT = """
			select r.id, (select min(x.id) from bo_execution x where x.run_id = r.id) as number, r.job, r.sheet_name, r.sheet_path, r.sheet_hash, r.run_number, r.rows_hash, r.again_reason, r.again_units,
				r.provider, r.base_url, r.account, r.account_name, r.definition, r.definition_hash, r.limits, r.header,
				r.excel,
				r.status, r.exit_code, r.failure, r.part, r.staged_at, r.planned_at, r.plan_hash, r.content_hash, r.planned_orders, r.lower_bound,
				r.rows_valid, r.rows_invalid, r.rows_ignored, r.result_path, r.created_at, r.ended_at, r.owner_machine,
				r.owner_pid, r.owner_started_at, r.lease_until, r.fence
			from bo_run r
			""";

	private static final String NEWEST_FIRST = """
			order by (select max(x.id) from bo_execution x where x.run_id = r.id) desc, r.id desc limit ?
			""";

	private static final int FAILURE_LENGTH = 4000;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	private final RowMapper<RunRecord> run = (row, index) -> record(row);

	/** Runs of the database behind the template. */
	public Runs(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * What a new run is made of.
	 *
	 * @param job name of the job
	 * @param sheetName file name of the sheet
	 * @param sheetPath path of the sheet as given
	 * @param sheetHash SHA-256 of its bytes, in hex
	 * @param runNumber 1 for the first run of the sheet
	 * @param again set where it is run again on purpose
	 * @param provider id of the provider
	 * @param baseUrl base URL as configured
	 * @param account fingerprint of the account
	 * @param accountName the account as people know it
	 * @param definition text of the job file
	 * @param definitionHash SHA-256 of it
	 * @param limits the configuration's limits, as JSON
	 */
	public record NewRun(String job, String sheetName, String sheetPath, String sheetHash, int runNumber,
			@Nullable Again again, String provider, String baseUrl, String account, String accountName,
			String definition, String definitionHash, String limits) {

	}

	/**
	 * Makes a run that holds the claim on its sheet, owned from the start.
	 * @throws org.springframework.dao.DuplicateKeyException if another run holds it
	 */
	long create(NewRun run, String owner, ProcessIdentity process, long now, long leaseUntil) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		jdbc.update((connection) -> {
			var statement = connection.prepareStatement(
					"""
									insert into bo_run (job, sheet_name, sheet_path, sheet_hash, run_number, sheet_claim, again_reason,
								again_units, provider, base_url, account, account_name, definition, definition_hash, limits,
								status, part, created_at, owner, owner_machine, owner_pid, owner_started_at, lease_until, fence)
							values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', 1, ?, ?, ?, ?, ?, ?, 1)
							""",
					new String[] { "id" });
			int i = 1;
			statement.setString(i++, run.job());
			statement.setString(i++, run.sheetName());
			statement.setString(i++, run.sheetPath());
			statement.setString(i++, run.sheetHash());
			statement.setInt(i++, run.runNumber());
			statement.setString(i++, claim(run.job(), run.sheetHash(), run.runNumber()));
			Again again = run.again();
			statement.setString(i++, again == null ? null : again.reason());
			statement.setObject(i++, again == null ? null : again.units(), Types.BIGINT);
			statement.setString(i++, run.provider());
			statement.setString(i++, run.baseUrl());
			statement.setString(i++, run.account());
			statement.setString(i++, run.accountName());
			statement.setString(i++, run.definition());
			statement.setString(i++, run.definitionHash());
			statement.setString(i++, run.limits());
			statement.setLong(i++, now);
			statement.setString(i++, owner);
			statement.setString(i++, process.machine());
			statement.setLong(i++, process.pid());
			statement.setLong(i++, process.startedAt());
			statement.setLong(i, leaseUntil);
			return statement;
		}, key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/** The claim of a run on its sheet, or on its rows. */
	public static String claim(String job, String hash, int runNumber) {
		return hash + "/" + runNumber + "/" + job;
	}

	/** A run by its id. */
	public RunRecord get(long id) {
		return jdbc.query(SELECT + "where r.id = ?", run, id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("there is no run " + id));
	}

	/** The run that an execution belongs to. */
	public Optional<RunRecord> ofExecution(long execution) {
		return jdbc.query(SELECT + "join bo_execution e on e.run_id = r.id where e.id = ?", run, execution)
			.stream()
			.findFirst();
	}

	/** Runs of a job on sheets of these bytes that were not refused, latest first. */
	public List<RunRecord> ofSheet(String job, String sheetHash) {
		return jdbc.query(SELECT + "where r.job = ? and r.sheet_hash = ? and r.status <> 'REFUSED' order by r.id desc",
				run, job, sheetHash);
	}

	/** Planned runs of a job on sheets of these rows, latest first. */
	public List<RunRecord> ofRows(String job, String rowsHash) {
		return jdbc.query(
				SELECT + "where r.job = ? and r.rows_hash = ? and r.planned_at is not null order by r.id desc", run,
				job, rowsHash);
	}

	/** The latest runs, newest first. */
	public List<RunRecord> latest(int most) {
		return jdbc.query(SELECT + NEWEST_FIRST, run, most);
	}

	/** The latest runs of some jobs, newest first. */
	public List<RunRecord> latest(Collection<String> jobs, int most) {
		if (jobs.isEmpty()) {
			return List.of();
		}
		List<Object> arguments = new ArrayList<>(jobs);
		arguments.add(most);
		return jdbc.query(SELECT + "where r.job in (" + String.join(", ", Collections.nCopies(jobs.size(), "?")) + ") "
				+ NEWEST_FIRST, run, arguments.toArray());
	}

	/** Runs that stand in one of two states, oldest first. */
	public List<RunRecord> in(RunStatus one, RunStatus other) {
		return jdbc.query(SELECT + "where r.status in (?, ?) order by r.id", run, one.name(), other.name());
	}

	/** Runs with an order that is pending, in doubt, held or on its way, oldest first. */
	public List<RunRecord> withOpenOrders() {
		return jdbc.query(
				SELECT + """
						where r.id in (select o.run_id from bo_order o where o.state in ('PENDING', 'UNKNOWN', 'HELD', 'PLACING'))
							and r.planned_at is not null
						order by r.id
						""",
				run);
	}

	/** Runs with an order that is due to be asked about, oldest first. */
	public List<RunRecord> withDueOrders(long now) {
		return jdbc.query(SELECT + """
				where r.planned_at is not null and exists (select 1 from bo_order o
					where o.run_id = r.id and o.state in ('PENDING', 'UNKNOWN') and o.due_at <= ?)
				order by r.id
				""", run, now);
	}

	/** Takes the claim from a run that never got a plan: its sheet is free. */
	public void release(long id, RunStatus status, @Nullable String failure, int exitCode, long now) {
		jdbc.update("""
				update bo_run set sheet_claim = null, rows_claim = null, status = ?, failure = ?, exit_code = ?,
					ended_at = ?
				where id = ?
				""", status.name(), cut(failure), exitCode, now, id);
	}

	/** Notes that a new execution works on the run. */
	public void begin(long id) {
		jdbc.update(
				"update bo_run set status = 'RUNNING', failure = null, exit_code = null, ended_at = null where id = ?",
				id);
	}

	/** Notes how the run stands at the end of an execution. */
	public void end(long id, RunStatus status, int exitCode, @Nullable String failure, long now) {
		jdbc.update("update bo_run set status = ?, exit_code = ?, failure = ?, ended_at = ? where id = ?",
				status.name(), exitCode, cut(failure), now, id);
	}

	/**
	 * What staging has found.
	 *
	 * @param header texts of the header, by column
	 * @param headerRow row number of the header
	 * @param excel whether the sheet is an Excel workbook
	 * @param valid rows that are lines
	 * @param invalid rows with issues
	 * @param ignored rows left out
	 * @param rowsHash stands for the multiset of all rows
	 */
	public record Staged(List<String> header, int headerRow, boolean excel, long valid, long invalid, long ignored,
			String rowsHash) {

	}

	/** Notes what staging has found. */
	public void staged(long id, Staged staged, long now) {
		jdbc.update("""
				update bo_run set header = ?, header_row = ?, excel = ?, rows_valid = ?, rows_invalid = ?,
					rows_ignored = ?, rows_hash = ?, staged_at = ?
				where id = ?
				""", json.writeValueAsString(staged.header()), staged.headerRow(), staged.excel(), staged.valid(),
				staged.invalid(), staged.ignored(), staged.rowsHash(), now, id);
	}

	/** Asks whoever works on a run to stop after the calls in flight. */
	public void askToStop(long id, long now) {
		jdbc.update("update bo_run set stop_asked_at = ? where id = ? and status = 'RUNNING'", now, id);
	}

	/** Notes that rows were found invalid after staging. */
	public void recounted(long id, long valid, long invalid) {
		jdbc.update("update bo_run set rows_valid = ?, rows_invalid = ? where id = ?", valid, invalid, id);
	}

	/**
	 * Makes the plan valid, which claims the rows for the run.
	 * @param rowsClaim null where the same rows are run again on purpose
	 * @param contentHash stands for the rows of a run that needs approval; null for one
	 * that needs none
	 * @throws org.springframework.dao.DuplicateKeyException if the same rows were planned
	 * by another run
	 */
	public void planned(long id, @Nullable String rowsClaim, long orders, long lowerBound, String planHash,
			@Nullable String contentHash, long now) {
		jdbc.update("""
				update bo_run set rows_claim = ?, planned_orders = ?, lower_bound = ?, plan_hash = ?, content_hash = ?,
					planned_at = ?
				where id = ? and planned_at is null
				""", rowsClaim, orders, lowerBound, planHash, contentHash, now, id);
	}

	/** Notes where the result sheet is. */
	public void resultAt(long id, String path) {
		jdbc.update("update bo_run set result_path = ? where id = ?", path, id);
	}

	/**
	 * Goes on in a new job instance of Spring Batch, which holds the old one for
	 * complete.
	 */
	public void reopen(long id) {
		jdbc.update("update bo_run set part = part + 1 where id = ?", id);
	}

	private RunRecord record(ResultSet row) throws SQLException {
		String machine = row.getString("owner_machine");
		ProcessIdentity process = machine == null ? null
				: new ProcessIdentity(machine, row.getLong("owner_pid"), row.getLong("owner_started_at"));
		String header = row.getString("header");
		String reason = row.getString("again_reason");
		return new RunRecord(row.getLong("id"), row.getLong("number"), row.getString("job"),
				row.getString("sheet_name"), row.getString("sheet_path"), row.getString("sheet_hash"),
				row.getInt("run_number"), row.getString("rows_hash"),
				reason == null ? null : new Again(reason, row.getLong("again_units")), row.getString("provider"),
				row.getString("base_url"), row.getString("account"), row.getString("account_name"),
				row.getString("definition"), row.getString("definition_hash"), row.getString("limits"),
				header == null ? List.of() : json.readValue(header, new TypeReference<List<String>>() {
				}), row.getBoolean("excel"), RunStatus.valueOf(row.getString("status")),
				row.getObject("exit_code", Integer.class), row.getString("failure"), row.getInt("part"),
				row.getObject("staged_at", Long.class), row.getObject("planned_at", Long.class),
				row.getString("plan_hash"), row.getString("content_hash"), row.getLong("planned_orders"),
				row.getLong("lower_bound"), row.getLong("rows_valid"), row.getLong("rows_invalid"),
				row.getLong("rows_ignored"), row.getString("result_path"), row.getLong("created_at"),
				row.getObject("ended_at", Long.class),
				new RunRecord.Owner(process, row.getLong("lease_until"), row.getLong("fence")));
	}

	private static @Nullable String cut(@Nullable String text) {
		return text == null || text.length() <= FAILURE_LENGTH ? text : text.substring(0, FAILURE_LENGTH - 1) + "…";
	}

}
