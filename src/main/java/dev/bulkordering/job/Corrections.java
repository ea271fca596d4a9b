package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.CorrectedRows;
import dev.bulkordering.job.step.Layouts;
import dev.bulkordering.job.step.Origins;
import dev.bulkordering.job.step.StagedRows;
import dev.bulkordering.job.step.StreamingQueries;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.sheet.SheetLayout;
import dev.bulkordering.sheet.SheetTemplate;

/** Writes sheets of rows that did not get all they asked for, to be mended. */
class Corrections {

	private final RunPreparation preparation;

	private final StreamingQueries queries;

	private final StagedRows rows;

	private final Origins origins;

	private final JsonMapper json;

	private final DatabaseClock clock;

	Corrections(RunPreparation preparation, StreamingQueries queries, StagedRows rows, Origins origins, JsonMapper json,
			DatabaseClock clock) {
		this.preparation = preparation;
		this.queries = queries;
		this.rows = rows;
		this.origins = origins;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Writes a workbook with the rows of a run that can be mended and ordered anew.
	 * @throws RefusedException if there is none, or not yet
	 */
	void write(RunRecord run, Path out) {
		if (run.statusAt(clock.millis()) == RunStatus.RUNNING) {
			throw new RefusedException("Execution " + run.number()
					+ " is still running. Which rows are to be mended is known when it has ended.");
		}
		if (run.plannedAt() == null) {
			throw new RefusedException("Nothing of " + run.sheetName()
					+ " was ever planned: mend the sheet itself and upload that again.");
		}
		SheetLayout layout = layout(run);
		try (CorrectedRows corrected = new CorrectedRows(queries, json, rows, origins, run, layout)) {
			if (!corrected.hasNext()) {
				throw new RefusedException("There is nothing to mend in " + run.sheetName()
						+ ": no row is invalid or has units that were rejected and not ordered since.");
			}
			SheetTemplate.write(out, layout, corrected.more(), corrected);
		}
		catch (IOException ex) {
			throw new RefusedException(out + " cannot be written: " + ex.getMessage());
		}
	}

	// mended rows are run with the job as it is now
	private SheetLayout layout(RunRecord run) {
		try {
			RunPreparation.Prepared now = preparation.prepare(run.job());
			if (now.provider().id().equals(run.provider())) {
				return Layouts.of(now.job(), now.rules());
			}
		}
		catch (RefusedException ex) {
			// the job as it was then tells the columns too
		}
		RunPreparation.Prepared then = preparation.prepare(run);
		return Layouts.of(then.job(), then.rules());
	}

}
