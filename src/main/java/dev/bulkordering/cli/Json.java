package dev.bulkordering.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.cli.SheetPreviewer.Facts;
import dev.bulkordering.cli.SheetPreviewer.PreviewRow;
import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.order.Issue;

/**
 * The shapes that scripts hold on to. They are written out here, so that no change of a
 * class changes them unseen. Decimals are texts, times ISO-8601 in UTC.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/** Prints a document on one line. */
	static void print(PrintStream out, @Nullable Object document) {
		out.println(text(document));
	}

	/** A document as text without line breaks. */
	static String text(@Nullable Object document) {
		return MAPPER.writeValueAsString(document);
	}

	/** A refusal, or a defect, of a whole verb. */
	static Map<String, Object> of(Failure failure) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("error", failure.sentence());
		json.put("exitCode", failure.exitCode());
		return json;
	}

	/** Runs. */
	static List<Map<String, @Nullable Object>> of(List<RunReport> reports) {
		return reports.stream().map(Json::of).toList();
	}

	/** A run; one that is running has no exit code yet. */
	static Map<String, @Nullable Object> of(RunReport report) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("job", report.job());
		json.put("sheet", report.sheet());
		json.put("executionId", report.executionId());
		json.put("status", report.status().name());
		json.put("exitCode", report.status() == RunStatus.RUNNING ? null : report.exitCode());
		putCounts(json, report);
		json.put("value", texts(report.value()));
		json.put("valueOrdered", texts(report.valueOrdered()));
		json.put("resultSheet", report.resultSheet());
		json.put("error", report.error());
		json.put("startedAt", text(report.startedAt()));
		json.put("endedAt", text(report.endedAt()));
		return json;
	}

	private static void putCounts(Map<String, @Nullable Object> json, RunReport report) {
		RunReport.Rows rows = report.rows();
		json.put("rows", counts("read", rows.read(), "valid", rows.valid(), "invalid", rows.invalid(), "ignored",
				rows.ignored()));
		RunReport.Units units = report.units();
		json.put("units", counts("asked", units.asked(), "ordered", units.ordered(), "pending", units.pending(),
				"rejected", units.rejected(), "held", units.held(), "skipped", units.skipped()));
		RunReport.Orders orders = report.orders();
		json.put("orders",
				counts("planned", orders.planned(), "lowerBound", orders.lowerBound(), "placed", orders.placed(),
						"pending", orders.pending(), "rejected", orders.rejected(), "held", orders.held(), "skipped",
						orders.skipped()));
	}

	/** What a check found. */
	static Map<String, @Nullable Object> of(CheckReport report) {
		Map<String, @Nullable Object> json = of(report.summary());
		json.remove("executionId");
		json.remove("resultSheet");
		json.put("issues", report.issues().stream().map(Json::of).toList());
		json.put("ignoredRows", report.ignoredRows().stream().map((row) -> {
			Map<String, Object> ignored = new LinkedHashMap<>();
			ignored.put("row", row.row());
			ignored.put("reason", row.reason());
			return ignored;
		}).toList());
		return json;
	}

	private static Map<String, @Nullable Object> of(Issue issue) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("row", issue.row());
		json.put("column", issue.column());
		json.put("header", issue.header());
		json.put("value", issue.value());
		json.put("expected", issue.expected());
		return json;
	}

	/** An execution. */
	static Map<String, @Nullable Object> of(ExecutionView view) {
		Map<String, @Nullable Object> json = of(view.report());
		json.put("steps", view.steps().stream().map((step) -> {
			Map<String, @Nullable Object> one = new LinkedHashMap<>();
			one.put("name", step.name());
			one.put("status", step.status());
			one.put("startedAt", text(step.startedAt()));
			one.put("endedAt", text(step.endedAt()));
			return one;
		}).toList());
		json.put("failure", view.failure());
		json.put("planHash", view.planHash());
		json.put("begunBy", view.begunBy());
		json.put("approval", of(view.approval()));
		return json;
	}

	private static @Nullable Map<String, @Nullable Object> of(ExecutionView.@Nullable Approval approval) {
		if (approval == null) {
			return null;
		}
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("by", approval.by());
		json.put("at", text(approval.at()));
		json.put("reason", approval.reason());
		json.put("planHash", approval.planHash());
		return json;
	}

	/** An order. */
	static Map<String, @Nullable Object> of(OrderView order) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("reference", order.reference());
		json.put("parent", order.parent());
		json.put("execution", order.execution());
		json.put("provider", order.provider());
		json.put("providerOrderId", order.providerOrderId());
		json.put("state", order.state().name());
		json.put("units", order.units());
		json.put("value", order.value().toPlainString());
		json.put("currency", order.currency());
		json.put("attempts", order.attempts());
		json.put("lastAnswer", order.lastAnswer());
		json.put("updatedAt", text(order.updatedAt()));
		List<Map<String, Object>> lines = new ArrayList<>();
		for (OrderView.LineUnits line : order.lines()) {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("row", line.row());
			one.put("sku", line.sku());
			one.put("units", line.units());
			lines.add(one);
		}
		json.put("lines", lines);
		return json;
	}

	/** A sheet, but for its rows. */
	static Map<String, @Nullable Object> of(Facts facts) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("type", facts.type());
		json.put("encoding", facts.encoding());
		json.put("delimiter", facts.delimiter());
		json.put("worksheets", facts.worksheets());
		json.put("worksheet", facts.worksheet());
		json.put("rowCount", facts.rowCount());
		json.put("columnCount", facts.columnCount());
		return json;
	}

	/** A row of a sheet. */
	static Map<String, Object> of(PreviewRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("row", row.row());
		json.put("cells", row.cells());
		return json;
	}

	/** A time, or null. */
	static @Nullable String text(@Nullable Instant time) {
		return time == null ? null : time.toString();
	}

	private static Map<String, String> texts(Map<String, BigDecimal> amounts) {
		Map<String, String> texts = new TreeMap<>();
		amounts.forEach((currency, amount) -> texts.put(currency, amount.toPlainString()));
		return texts;
	}

	private static Map<String, Long> counts(Object... namesAndCounts) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (int i = 0; i < namesAndCounts.length; i += 2) {
			counts.put((String) namesAndCounts[i], (Long) namesAndCounts[i + 1]);
		}
		return counts;
	}

}
