package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.StagedRows.Fields;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.Issue;
import dev.bulkordering.result.ResultRow;
import dev.bulkordering.result.ResultUnits;
import dev.bulkordering.sheet.SheetLayout;
import dev.bulkordering.validation.CommonFields;

/**
 * The rows of a run that can be mended and ordered anew, as cells of the job's template:
 * invalid ones, and those with units that were rejected or, in a run that was given up,
 * never tried; with so many units as are left of them. What is pending, in doubt or held
 * is not there, nor what a later sheet has ordered already.
 */
public final class CorrectedRows implements Iterator<List<Cell>>, AutoCloseable {

	private static final int AT_ONCE = 500;

	private static final String REASON = "reason";

	private static final String QUANTITY = "quantity";

	private static final Set<FieldType> NUMBERS = Set.of(FieldType.WHOLE_NUMBER, FieldType.MONEY);

	private final RunRecord run;

	private final SheetLayout layout;

	/** The sheet's columns that are no fields, and which they are. */
	private final List<Integer> others;

	private final Map<Integer, String> fieldByColumn = new HashMap<>();

	private final Origins origins;

	private final ResultRows results;

	private final Cursor<Fields> fields;

	private final Cursor<Issue> issues;

	private final Deque<List<Cell>> ready = new ArrayDeque<>();

	/**
	 * The rows of a run whose plan is valid.
	 * @param layout of the job's sheets
	 */
	public CorrectedRows(StreamingQueries queries, JsonMapper json, StagedRows rows, Origins origins, RunRecord run,
			SheetLayout layout) {
		this.run = run;
		this.layout = layout;
		this.origins = origins;
		Map<String, Integer> columns = layout.columnsOf(run.header());
		columns.forEach((field, column) -> fieldByColumn.put(column, field));
		this.others = IntStream.range(0, run.header().size())
			.filter((column) -> !columns.containsValue(column) && !run.header().get(column).isBlank()
					&& !run.header().get(column).equals(REASON))
			.boxed()
			.toList();
		this.results = new ResultRows(queries, json, rows, run.id(), true, "the run was given up");
		this.fields = rows.fields(run.id());
		this.issues = rows.issues(run.id());
	}

	/** Headers of the columns behind those of the fields. */
	public List<String> more() {
		List<String> more = new ArrayList<>(others.stream().map(run.header()::get).toList());
		more.add(REASON);
		return more;
	}

	private record Candidate(ResultRow result, Fields fields, Set<String> wrong) {

		RowId id(long run) {
			return new RowId(run, result.row());
		}

		boolean isInvalid() {
			return result.units().equals(ResultUnits.NONE);
		}

	}

	@Override
	public boolean hasNext() {
		while (ready.isEmpty() && results.hasNext()) {
			decide(candidates());
		}
		return !ready.isEmpty();
	}

	@Override
	public List<Cell> next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return ready.remove();
	}

	private List<Candidate> candidates() {
		List<Candidate> candidates = new ArrayList<>();
		while (results.hasNext() && candidates.size() < AT_ONCE) {
			ResultRow result = results.next();
			Fields values = fields.next();
			Set<String> wrong = wrong(result.row());
			ResultUnits units = result.units();
			if (units.equals(ResultUnits.NONE) || units.rejected() + units.skipped() > 0) {
				candidates.add(new Candidate(result, values, wrong));
			}
		}
		return candidates;
	}

	private Set<String> wrong(int row) {
		Set<String> wrong = new HashSet<>();
		for (Issue issue = issues.peek(); issue != null && issue.row() <= row; issue = issues.peek()) {
			issues.next();
			String field = issue.column() == null ? issue.header()
					: fieldByColumn.get(CellReference.convertColStringToIndex(issue.column()));
			if (issue.row() == row && field != null) {
				wrong.add(field);
			}
		}
		return wrong;
	}

	private void decide(List<Candidate> candidates) {
		Map<Long, TreeSet<Integer>> roots = new TreeMap<>();
		candidates.forEach((one) -> roots.computeIfAbsent(one.fields().root().run(), (id) -> new TreeSet<>())
			.add(one.fields().root().row()));
		Map<RowId, Family> families = new HashMap<>();
		roots.forEach((rootRun, rows) -> families.putAll(origins.families(rootRun, rows, Origins.NO_RUN)));
		for (Candidate one : candidates) {
			Family family = Objects.requireNonNull(families.get(one.fields().root()));
			long left = family.left(one.id(run.id()));
			if (left > 0 && !(one.isInvalid() && family.takenLast(one.id(run.id())) != null)) {
				ready.add(cells(one, one.isInvalid() ? null : left));
			}
		}
	}

	private List<Cell> cells(Candidate row, @Nullable Long units) {
		List<Cell> cells = new ArrayList<>();
		for (Field field : layout.fields()) {
			String value = switch (field.name()) {
				case CommonFields.ORIGIN -> Origins.text(run.number(), row.result().row());
				case QUANTITY -> units == null ? row.fields().values().get(QUANTITY) : Long.toString(units);
				default -> row.fields().values().get(field.name());
			};
			cells.add(cell(field, value, row.wrong().contains(field.name())));
		}
		for (int column : others) {
			cells.add(new Cell.Text(row.result().cells().get(column)));
		}
		String reason = Objects.requireNonNullElse(row.result().message(), "");
		String code = row.result().code() == null ? "" : row.result().code() + ": ";
		cells.add(new Cell.Text("row " + row.result().row() + " of " + run.sheetName() + ": " + code + reason));
		return cells;
	}

	// what is wrong stays as it is, so that a number which has two readings keeps both
	private static Cell cell(Field field, @Nullable String value, boolean wrong) {
		if (value == null) {
			return Cell.BLANK;
		}
		return NUMBERS.contains(field.type()) && !wrong ? new Cell.Numeric(new BigDecimal(value))
				: new Cell.Text(value);
	}

	@Override
	public void close() {
		results.close();
		fields.close();
		issues.close();
	}

}
