package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.nodes.MappingNode;

import dev.bulkordering.job.definition.JobDefinition.Follow;
import dev.bulkordering.job.definition.JobDefinition.InvalidRows;
import dev.bulkordering.job.definition.JobDefinition.JobLimits;
import dev.bulkordering.job.definition.JobDefinition.Schedule;
import dev.bulkordering.job.definition.JobDefinition.SeenRows;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.result.ResultFormat;

/** Reads the keys of a job file. Problems are collected, never thrown. */
final class JobDefinitionReader {

	private static final String COUNT = "a whole number of at least 1";

	private static final String DURATION = "a number with ms, s, m, h or d, such as 5s";

	private final Map<String, Provider> providers;

	private final String name;

	private final JobFile file;

	JobDefinitionReader(Map<String, Provider> providers, String name, JobFile file) {
		this.providers = providers;
		this.name = name;
		this.file = file;
	}

	/**
	 * Reads a definition. It is whole if no problem was found; else it only has the right
	 * shape.
	 */
	JobDefinition read(@Nullable MappingNode keys, Problems problems) {
		Section root = new Section("", 1, keys, problems);
		Provider provider = provider(root);
		ProviderTerms terms = ProviderTerms.read(provider, root.section("options"),
				root.line(root.has("options") ? "options" : "provider"), problems);
		JobDefinition definition = new JobDefinition(name, file.path(), provider == null ? "" : provider.id(),
				terms == null ? JobOptions.NONE : terms.options(),
				new SheetSettingsReader(terms).read(root.section("sheet")), limits(root.section("limits")),
				root.value("invalid-rows", "skip or refuse", Reading.constant(InvalidRows.class), InvalidRows.SKIP),
				root.value("seen-rows", "warn, refuse or allow", Reading.constant(SeenRows.class), SeenRows.WARN),
				root.value("price-tolerance", "a number of at least 0, such as 0.50", Reading.AMOUNT, BigDecimal.ZERO),
				root.value("sandbox-only", "true or false", Reading.YES_OR_NO, false), approvalAbove(root),
				follow(root.section("follow")), root.value("inbox", "the path of a directory", Reading.PATH),
				root.has("schedule") ? schedule(root.section("schedule")) : null, resultFormat(root.section("results")),
				file.text(), file.hash());
		root.end();
		return definition;
	}

	private @Nullable Provider provider(Section root) {
		String expected = Spelling.oneOf(providers.keySet());
		if (!root.has("provider")) {
			root.problem("provider", "is missing; expected " + expected);
			return null;
		}
		String id = root.value("provider", expected, Reading.TEXT);
		if (id != null && !providers.containsKey(id)) {
			root.problem("provider",
					"there is no provider " + Problems.quoted(id) + "; " + Spelling.nearest(id, providers.keySet())
						.map((near) -> "did you mean " + near + "? Known are " + String.join(", ", providers.keySet()))
						.orElse("expected " + expected));
		}
		return id == null ? null : providers.get(id);
	}

	private static JobLimits limits(Section section) {
		Limits order = new Limits(section.value("units-per-sku", COUNT, Reading.COUNT),
				section.value("skus-per-order", COUNT, Reading.COUNT),
				section.value("units-per-order", COUNT, Reading.COUNT),
				section.value("order-value", "a number above 0", Reading.POSITIVE_AMOUNT));
		JobLimits limits = new JobLimits(order,
				section.value("quantity-per-row", COUNT, Reading.COUNT, JobLimits.QUANTITY_PER_ROW),
				section.value("orders-per-sheet", COUNT, Reading.COUNT, JobLimits.ORDERS_PER_SHEET));
		section.end();
		return limits;
	}

	private static @Nullable Map<String, BigDecimal> approvalAbove(Section root) {
		if (!root.has("approval-above")) {
			return null;
		}
		Section section = root.section("approval-above");
		Map<String, BigDecimal> amounts = new LinkedHashMap<>();
		for (String currency : section.keys()) {
			BigDecimal amount = section.value(currency, "a number of at least 0", Reading.AMOUNT);
			if (!isCurrency(currency)) {
				section.problem(currency, "is no currency; expected an ISO 4217 code such as INR");
			}
			else if (amount != null) {
				amounts.put(currency, amount);
			}
		}
		return Map.copyOf(amounts);
	}

	private static boolean isCurrency(String code) {
		return Currency.getAvailableCurrencies().stream().anyMatch((known) -> known.getCurrencyCode().equals(code));
	}

	private static Follow follow(Section section) {
		Follow follow = new Follow(
				section.value("interval", DURATION + ", above 0",
						(text) -> Duration.ZERO.equals(Reading.DURATION.read(text)) ? null
								: Reading.DURATION.read(text),
						Follow.DEFAULT.interval()),
				section.value("limit", DURATION, Reading.DURATION, Follow.DEFAULT.limit()));
		section.end();
		return follow;
	}

	private static @Nullable Schedule schedule(Section section) {
		String expected = "six fields (second minute hour day month weekday) that come true some day, "
				+ "such as 0 0 2 * * *";
		if (!section.has("cron")) {
			section.problem("cron", "is missing; expected " + expected);
		}
		CronExpression cron = section.value("cron", expected, (text) -> {
			CronExpression parsed = CronExpression.parse(text);
			return parsed.next(LocalDateTime.now()) == null ? null : parsed;
		});
		ZoneId zone = section.value("zone", "a time zone such as Asia/Kolkata", ZoneId::of, ZoneId.systemDefault());
		section.end();
		return cron == null ? null : new Schedule(cron, zone);
	}

	private static @Nullable ResultFormat resultFormat(Section section) {
		ResultFormat format = section.value("format", "xlsx or csv", Reading.constant(ResultFormat.class));
		section.end();
		return format;
	}

	/** The code of a country, in upper case. */
	static @Nullable String country(String text) {
		String code = text.toUpperCase(Locale.ROOT);
		return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code) ? code : null;
	}

}
