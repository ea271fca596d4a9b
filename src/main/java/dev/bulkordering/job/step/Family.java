package dev.bulkordering.job.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row and all rows of later sheets that stem from it: together they may get no more
 * units than the first one asked for.
 */
final class Family {

	private final Map<RowId, Member> members = new HashMap<>();

	private final Map<RowId, List<Member>> children = new HashMap<>();

	/**
	 * A row of a family.
	 *
	 * @param id which row
	 * @param origin the row that it stems from; null for the first one
	 * @param execution number by which people know its run
	 * @param valid whether it passed its checks
	 * @param planned whether its run has a valid plan
	 * @param asked its units, if it is valid
	 * @param free units that nobody ordered and nobody will: rejected, or left in a run
	 * that was given up
	 * @param taken units that are ordered, may be, or yet will be
	 */
	record Member(RowId id, @Nullable RowId origin, long execution, boolean valid, boolean planned, long asked,
			long free, long taken) {

		/** A row whose units are about to be ordered. */
		static Member taking(RowId id, RowId origin, long units) {
			return new Member(id, origin, 0, true, true, units, 0, units);
		}

	}

	Family(Collection<Member> members) {
		members.forEach(this::add);
	}

	/** Adds a row to those that are there. */
	void add(Member member) {
		members.put(member.id(), member);
		if (member.origin() != null) {
			children.computeIfAbsent(member.origin(), (origin) -> new ArrayList<>()).add(member);
		}
	}

	@Nullable Member member(RowId id) {
		return members.get(id);
	}

	/**
	 * How many units can be ordered in place of those of a row: what it did not get, less
	 * what was ordered in its place since, by it or any row before it.
	 * {@link Long#MAX_VALUE} for an invalid row that nobody has mended yet.
	 */
	long left(RowId origin) {
		long left = Long.MAX_VALUE;
		Member member = members.get(origin);
		if (member == null) {
			return 0;
		}
		for (Member one = member; one != null; one = one.origin() == null ? null : members.get(one.origin())) {
			long share = share(one);
			if (share != Long.MAX_VALUE) {
				left = Math.min(left, share - takenBehind(one.id()));
			}
		}
		return Math.max(0, left);
	}

	/** The last run that ordered units in place of a row's; null if none did. */
	@Nullable Member takenLast(RowId origin) {
		return behind(origin).stream()
			.filter((member) -> member.taken() > 0)
			.max(Comparator.comparing(Member::id))
			.orElse(null);
	}

	// An invalid row asks for what the first row asks for that mends it.
	private long share(Member member) {
		if (member.valid()) {
			return member.free();
		}
		return behind(member.id()).stream()
			.filter((one) -> one.valid() && one.planned())
			.min(Comparator.comparing(Member::id))
			.map(Member::asked)
			.orElse(Long.MAX_VALUE);
	}

	private long takenBehind(RowId id) {
		return behind(id).stream().mapToLong(Member::taken).sum();
	}

	private List<Member> behind(RowId id) {
		List<Member> found = new ArrayList<>(children.getOrDefault(id, List.of()));
		// what is added here is looked at in turn; a row stems from earlier runs alone
		for (int i = 0; i < found.size(); i++) {
			found.addAll(children.getOrDefault(found.get(i).id(), List.of()));
		}
		return found;
	}

}
