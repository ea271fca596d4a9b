package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.ProviderHealth.Failure;
import dev.bulkordering.job.ProviderHealth.Slot;
import dev.bulkordering.job.ProviderHealth.Traffic;

/**
 * The calls of the last hours, from our own tables. Every query reads one provider's part
 * of an index and no more of it than these hours, however many calls there were before.
 */
class ProviderCalls {

	/** So many of the latest calls are looked at for times and failures. */
	private static final int LATEST = 1000;

	/** Outcomes of calls that the provider gave no answer to. */
	static final Set<String> UNANSWERED = Set.of("Unavailable", "Unknown", "NotAnswered");

	/** Outcomes that got an order on its way, or told what became of it. */
	static final Set<String> GOOD = Set.of("Placed", "Accepted", "Quoted", "Found", "NotThere", "QuotePending");

	private final JdbcTemplate jdbc;

	ProviderCalls(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** A call that has come to its end; times in milliseconds. */
	record Answered(long at, String outcome, @Nullable Long took, @Nullable String code, @Nullable String message) {

	}

	/** The latest calls of the last hours, newest first. */
	List<Answered> latest(String provider, long now) {
		return jdbc.query(
				"""
						select answered_at, outcome, took_millis, code, message from bo_call where provider = ? and answered_at >= ?
						order by answered_at desc limit ?
						""",
				(row, index) -> new Answered(row.getLong(1), row.getString(2), row.getObject(3, Long.class),
						row.getString(4), row.getString(5)),
				provider, now - Traffic.WINDOW.toMillis(), LATEST);
	}

	/** Whether anything got through since a moment. */
	boolean gotThroughSince(String provider, long moment) {
		return !jdbc.queryForList("""
				select 1 from bo_call where provider = ? and answered_at > ?
					and outcome in ('Placed', 'Accepted', 'Quoted') limit 1
				""", provider, moment).isEmpty();
	}

	/** The last hours. */
	Traffic traffic(String provider, List<Answered> latest, long now) {
		long slot = Traffic.SLOT.toMillis();
		long minute = Duration.ofMinutes(1).toMillis();
		// at most a minute of the last part is still to come
		long from = (now / minute + 1) * minute - Traffic.WINDOW.toMillis();
		Map<Long, long[]> slots = new TreeMap<>();
		for (long at = from; at <= now; at += slot) {
			slots.put(at, new long[2]);
		}
		Map<String, Long> outcomes = new LinkedHashMap<>();
		jdbc.query("""
				select slot, outcome, count(*) as calls
				from (select answered_at - mod(answered_at - ?, ?) as slot, outcome from bo_call
					where provider = ? and answered_at >= ? and answered_at <= ?) c
				group by slot, outcome
				""", (row) -> {
			String outcome = row.getString("outcome");
			long calls = row.getLong("calls");
			long[] counts = slots.computeIfAbsent(row.getLong("slot"), (key) -> new long[2]);
			counts[0] += calls;
			counts[1] += GOOD.contains(outcome) ? 0 : calls;
			outcomes.merge(outcome, calls, Long::sum);
		}, from, slot, provider, from, now);
		Long lastMinute = jdbc.queryForObject(
				"select count(*) from bo_call where provider = ? and answered_at > ? and answered_at <= ?", Long.class,
				provider, now - minute, now);
		List<Long> times = new ArrayList<>();
		latest.forEach((call) -> {
			if (call.took() != null) {
				times.add(call.took());
			}
		});
		times.sort(Comparator.naturalOrder());
		return new Traffic(lastMinute == null ? 0 : lastMinute, mostFrequentFirst(outcomes), percentile(times, 50),
				percentile(times, 95), failures(latest),
				slots.entrySet()
					.stream()
					.map((one) -> new Slot(Instant.ofEpochMilli(one.getKey()), one.getValue()[0], one.getValue()[1]))
					.toList());
	}

	private static List<Failure> failures(List<Answered> latest) {
		Map<List<String>, List<Answered>> alike = latest.stream()
			.filter((call) -> !GOOD.contains(call.outcome()))
			.collect(Collectors
				.groupingBy((call) -> List.of(call.outcome(), Objects.requireNonNullElse(call.code(), ""))));
		return alike.values().stream().map((calls) -> {
			Answered last = calls.get(0);
			return new Failure(last.outcome(), last.code(), calls.size(), last.message(),
					Instant.ofEpochMilli(last.at()));
		}).sorted(Comparator.comparingLong(Failure::calls).reversed()).toList();
	}

	private static Map<String, Long> mostFrequentFirst(Map<String, Long> outcomes) {
		Map<String, Long> sorted = new LinkedHashMap<>();
		outcomes.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.forEach((one) -> sorted.put(one.getKey(), one.getValue()));
		return sorted;
	}

	private static @Nullable Duration percentile(List<Long> sorted, int percent) {
		if (sorted.isEmpty()) {
			return null;
		}
		int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
		return Duration.ofMillis(sorted.get(Math.max(0, rank - 1)));
	}

}
