package dev.bulkordering.result;

/**
 * What became of a row's units. In a row that is accounted for, all others add up to the
 * units asked for.
 *
 * @param asked units that the row asks for; 0 for a row that failed its checks
 * @param ordered units bought
 * @param pending units taken by the provider, which finishes later
 * @param rejected units refused
 * @param held units in doubt, or waiting for an operator
 * @param skipped units not tried
 */
public record ResultUnits(int asked, int ordered, int pending, int rejected, int held, int skipped) {

	/** The units of a row that failed its checks. */
	public static final ResultUnits NONE = new ResultUnits(0, 0, 0, 0, 0, 0);

	/** Whether every unit that was asked for ended in exactly one way. */
	public boolean areAccountedFor() {
		return (long) ordered + pending + rejected + held + skipped == asked;
	}

}
