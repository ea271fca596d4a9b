package dev.bulkordering.job.step;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.sheet.SheetLayout;
import dev.bulkordering.validation.CommonFields;

/** How the sheets of a job are laid out. */
public final class Layouts {

	private Layouts() {
	}

	/** The layout of a job's sheets. */
	public static SheetLayout of(JobDefinition job, LineRules rules) {
		try {
			return layout(job, rules);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(job.file() + ": sheet.columns: " + ex.getMessage());
		}
	}

	private static SheetLayout layout(JobDefinition job, LineRules rules) {
		return new SheetLayout(job.sheet().worksheet(), job.sheet().columns(), CommonFields.with(rules),
				job.sheet().defaults().keySet(), job.sheet().hidden(), job.sheet().totalsWords());
	}

}
