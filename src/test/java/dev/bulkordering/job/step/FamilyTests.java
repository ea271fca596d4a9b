package dev.bulkordering.job.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.bulkordering.job.step.Family.Member;

import static org.assertj.core.api.Assertions.assertThat;

class FamilyTests {

	private static final RowId FIRST = new RowId(1, 7);

	/**
	 * Sheets of corrected rows that stem from any row of the family, in any order, each
	 * taking as much as it may or less, with any share of it rejected.
	 */
	@Property(tries = 300)
	void neverGetsMoreUnitsThanTheFirstRowAskedFor(@ForAll @IntRange(min = 1, max = 20) int asked, @ForAll long seed,
			@ForAll boolean invalidAtFirst) {
		Random random = new Random(seed);
		int gotAtFirst = invalidAtFirst ? 0 : random.nextInt(asked + 1);
		Family family = new Family(List.of(invalidAtFirst ? new Member(FIRST, null, 1, false, true, 0, 0, 0)
				: new Member(FIRST, null, 1, true, true, asked, asked - gotAtFirst, gotAtFirst)));
		Map<RowId, Long> got = new HashMap<>(Map.of(FIRST, (long) gotAtFirst));
		List<RowId> rows = new ArrayList<>(List.of(FIRST));
		for (int run = 2; run < 30; run++) {
			RowId origin = rows.get(random.nextInt(rows.size()));
			long left = family.left(origin);
			if (left > 0) {
				long units = 1 + random.nextInt((int) Math.min(left, asked));
				long taken = random.nextInt((int) units + 1);
				RowId row = new RowId(run, 7);
				// the first that mends an invalid row says how many it is about
				units = left == Long.MAX_VALUE ? asked : units;
				family.add(new Member(row, origin, run, true, true, units, units - taken, taken));
				got.put(row, taken);
				rows.add(row);
			}
			assertThat(got.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(asked);
		}
	}

	@Test
	void letsARowBeMendedUntilItGotAll() {
		Family family = new Family(List.of(new Member(FIRST, null, 1, true, true, 5, 3, 2)));
		assertThat(family.left(FIRST)).isEqualTo(3);
		RowId second = new RowId(2, 2);
		family.add(new Member(second, FIRST, 2, true, true, 3, 1, 2));
		assertThat(family.left(FIRST)).isEqualTo(1);
		assertThat(family.left(second)).isEqualTo(1);
		family.add(Member.taking(new RowId(3, 2), FIRST, 1));
		assertThat(family.left(FIRST)).isZero();
		assertThat(family.left(second)).isZero();
	}

	@Test
	void givesNothingForARowOfARunWithoutAPlanOrThatIsNotThere() {
		Family family = new Family(List.of(new Member(FIRST, null, 1, true, false, 5, 0, 0)));
		assertThat(family.left(FIRST)).isZero();
		assertThat(family.left(new RowId(9, 9))).isZero();
	}

}
