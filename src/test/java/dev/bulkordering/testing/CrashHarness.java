package dev.bulkordering.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.testing.Moment.Phase;

/**
 * Runs a sheet in processes that are killed at given moments, starts it again until the
 * run is through, and then compares what the provider has sold with what the application
 * says. Everything but the timing follows from a seed.
 */
public final class CrashHarness {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int MOST_STARTS = 12;

	/** Answers that are lost, or never come: what a kill meets in real life. */
	private static final String LOST_ANSWERS = """
			[{'kind': 'cut', 'placed': true, 'probability': 0.06, 'seed': 1},
			 {'kind': 'cut', 'probability': 0.06, 'seed': 2},
			 {'kind': 'error', 'placed': true, 'probability': 0.06, 'seed': 3}]
			""";

	private static final Pattern RESTART = Pattern.compile("restart (\\d+)");

	/** What is said where the process was killed when all was done. */
	private static final Pattern COMPLETE = Pattern
		.compile("execution (?<one>\\d+) is complete|was run before, on [^(]*\\(execution (?<other>\\d+)");

	private final TrialSite site;

	private final Random random;

	private final List<String> story = new ArrayList<>();

	private final long begun = System.nanoTime();

	private int kills;

	private CrashHarness(TrialSite site, Random random) {
		this.site = site;
		this.random = random;
	}

	/**
	 * What came of it.
	 *
	 * @param kills how often the process was killed
	 * @param differences what should not be; empty if all is well
	 * @param story what happened, a line for each event
	 */
	public record Outcome(int kills, List<String> differences, List<String> story) {

	}

	/**
	 * Kills a run in each of these phases in turn, unless it ends before that, and then
	 * lets it end.
	 * @param app the application, started in the directory
	 * @param directory empty
	 * @param database empty
	 * @param seed decides about the sheet, the moments and how the run is started again
	 */
	public static Outcome run(PackagedApp app, Path directory, TestDatabase database, TrialProvider provider,
			List<Phase> phases, long seed) {
		Random random = new Random(seed);
		int orders = 12 + random.nextInt(30);
		int invalid = phases.get(0) == Phase.STAGING ? 1200 : random.nextInt(3);
		Duration latency = Duration.ofMillis(List.of(2, 20, 120).get(random.nextInt(3)));
		List<Moment> moments = new ArrayList<>();
		for (Phase phase : phases) {
			moments.add(Moment.random(phase, moments.isEmpty() ? orders : orders / 3, latency, random));
		}
		try (TrialSite site = new TrialSite(app, directory, database, provider,
				provider.sheet(orders, invalid, random))) {
			site.provider()
				.settings("{'latency-ms': %d, 'finish-ms': %d}".formatted(latency.toMillis(), random.nextInt(600)));
			if (random.nextBoolean()) {
				site.provider().fault(LOST_ANSWERS);
			}
			CrashHarness harness = new CrashHarness(site, random);
			harness.story.add(provider + " on " + database);
			return harness.run(moments.iterator());
		}
	}

	private Outcome run(Iterator<Moment> moments) {
		try {
			List<String> command = site.run();
			for (int start = 0; start < MOST_STARTS; start++) {
				Moment moment = moments.hasNext() ? moments.next() : null;
				JavaProcess.Result result = moment == null ? unharmed(command) : killed(command, moment);
				String through = result == null ? null : through(result);
				if (through != null) {
					return new Outcome(kills, site.differences(through), story);
				}
				command = result == null ? afterKill(moment) : afterEnd(result);
			}
			return new Outcome(kills, List.of("the run does not come to its end"), story);
		}
		catch (AssertionError ex) {
			return new Outcome(kills, List.of(String.valueOf(ex.getMessage())), story);
		}
	}

	/** Starts a process and kills it; gives its end only if that came before. */
	private JavaProcess.@Nullable Result killed(List<String> command, Moment moment) {
		ProcessLog written = site.log();
		try (JavaProcess process = site.start(command, ProcessLog.SETTINGS)) {
			if (moment.await(process, written)) {
				process.kill();
				kills++;
				tell(command, "killed at " + moment);
				return null;
			}
			return ended(command, " before " + moment, process.await(PATIENCE));
		}
	}

	// A process of its own takes long to start, so every other time the run goes on in
	// this one, which is another process than the killed one just the same.
	private JavaProcess.Result unharmed(List<String> command) {
		if (random.nextBoolean()) {
			return ended(command, " here", site.here(command.toArray(String[]::new)));
		}
		try (JavaProcess process = site.start(command)) {
			return ended(command, "", process.await(PATIENCE));
		}
	}

	private JavaProcess.Result ended(List<String> command, String how, JavaProcess.Result result) {
		tell(command, "ended" + how + " with " + result.exitCode());
		return result;
	}

	private void tell(List<String> command, String event) {
		story.add("%5.1f s: %s %s".formatted((System.nanoTime() - begun) / 1e9, String.join(" ", command), event));
	}

	/** An execution of the run, if it is through. */
	private static @Nullable String through(JavaProcess.Result result) {
		Matcher complete = COMPLETE.matcher(result.out());
		if (result.exitCode() == 2 && complete.find()) {
			return complete.group("one") == null ? complete.group("other") : complete.group("one");
		}
		return result.exitCode() == 0 || result.exitCode() == 3 ? execution(result) : null;
	}

	/** The execution that a report is about; null if there was none to be restarted. */
	private static @Nullable String execution(JavaProcess.Result result) {
		JsonNode json = JsonMapper.shared().readTree(result.out());
		JsonNode report = json.isArray() ? json.path(0) : json;
		return report.path("executionId").isNumber() ? report.path("executionId").asString() : null;
	}

	// Before there is a plan, there may be nothing to restart. What follows open orders
	// on a
	// schedule may come before somebody who restarts.
	private List<String> afterKill(Moment moment) {
		if (random.nextInt(4) == 0) {
			ended(List.of("follow"), "", site.here("follow", "--json"));
		}
		if (moment.phase().isBeforePlan() && random.nextBoolean()) {
			return site.run();
		}
		return List.of("restart", random.nextBoolean() ? "1" : "--all-failed", "--json");
	}

	private List<String> afterEnd(JavaProcess.Result result) {
		String execution = execution(result);
		if (result.exitCode() == 4 && execution != null) {
			return List.of("restart", execution, "--json");
		}
		if (result.exitCode() != 2 && result.exitCode() != 0) {
			throw new AssertionError("ended with " + result.exitCode() + ": " + result.out() + result.err());
		}
		Matcher restart = RESTART.matcher(result.out());
		return restart.find() ? List.of("restart", restart.group(1), "--json") : site.run();
	}

}
