package dev.bulkordering.validation;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The sign or code of a currency that people write before or behind an amount.
 *
 * @param mark the mark as written, null where there is none
 * @param amount the text without it
 */
record CurrencyMark(@Nullable String mark, String amount) {

	/** Closes an amount in India, so that nobody can add digits: 500/-. */
	private static final String ONLY = "/-";

	private static final Pattern BEFORE = Pattern
		.compile("(?<mark>[\\p{L}\\p{Sc}]+\\.?)\\s*(?<amount>[^\\p{L}\\p{Sc}]+)", Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern BEHIND = Pattern
		.compile("(?<amount>[^\\p{L}\\p{Sc}]+?)\\s*(?<mark>[\\p{L}\\p{Sc}]+\\.?)", Pattern.UNICODE_CHARACTER_CLASS);

	/** What the usual signs stand for; most are shared by several currencies. */
	private static final Map<String, Set<String>> SIGNS = Map.ofEntries(Map.entry("₹", Set.of("INR")),
			Map.entry("RS", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
			Map.entry("₨", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")), Map.entry("€", Set.of("EUR")),
			Map.entry("£", Set.of("GBP", "EGP", "FKP", "GIP", "SHP", "SDG", "SSP", "SYP", "LBP")),
			Map.entry("$",
					Set.of("USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "FJD", "GYD", "HKD",
							"JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD")),
			Map.entry("US$", Set.of("USD")), Map.entry("¥", Set.of("JPY", "CNY")),
			Map.entry("KR", Set.of("DKK", "SEK", "NOK", "ISK")), Map.entry("₩", Set.of("KRW")),
			Map.entry("₽", Set.of("RUB")), Map.entry("₺", Set.of("TRY")), Map.entry("฿", Set.of("THB")),
			Map.entry("₫", Set.of("VND")), Map.entry("₱", Set.of("PHP")), Map.entry("₪", Set.of("ILS")));

	/** Parts a text. */
	static CurrencyMark of(String written) {
		String text = written.endsWith(ONLY) ? written.substring(0, written.length() - ONLY.length()).strip() : written;
		Matcher before = BEFORE.matcher(text);
		Matcher behind = BEHIND.matcher(text);
		Matcher found = before.matches() ? before : behind.matches() ? behind : null;
		return found == null ? new CurrencyMark(null, text)
				: new CurrencyMark(found.group("mark"), found.group("amount").strip());
	}

	/** Whether the mark stands for a currency at all. */
	boolean isKnown() {
		return mark == null || SIGNS.containsKey(name()) || Currencies.find(name()) != null;
	}

	/** Whether the mark can stand for this currency; true where there is none. */
	boolean fits(Currency currency) {
		return mark == null || SIGNS.getOrDefault(name(), Set.of(name())).contains(currency.getCurrencyCode());
	}

	private String name() {
		String name = mark == null ? "" : mark.toUpperCase(Locale.ROOT);
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

}
