package dev.bulkordering.provider.gifthub;

import java.util.Currency;
import java.util.List;
import java.util.Locale;

import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;

/**
 * What a job says of its orders at GiftHub.
 *
 * @param wallet the wallet that pays, named by its currency
 * @param productType the product type of rows that name none; {@code range}, which the
 * page 'Create Order' shows, if the job gives none
 * @param createOnly whether an account needs no confirmation: creating an order buys it
 */
record GifthubOptions(String wallet, String productType, boolean createOnly) {

	private static final String WALLET = "wallet";

	private static final String PRODUCT_TYPE = "product-type";

	private static final String USUAL_PRODUCT_TYPE = "range";

	private static final String MODE = "mode";

	private static final String CREATE_ONLY = "create-only";

	static final List<JobOption> ALL = List.of(
			new JobOption(WALLET, true, List.of(), "The wallet that pays, by its currency, such as EUR."),
			new JobOption(PRODUCT_TYPE, false, List.of(),
					"The product type of rows that name none, such as fixed; " + USUAL_PRODUCT_TYPE + " if not given."),
			new JobOption(MODE, false, List.of("two-step", CREATE_ONLY),
					"two-step (the default) asks for a quote and confirms it; create-only is for accounts"
							+ " whose orders are bought when they are created."));

	/**
	 * Reads the options.
	 * @throws IllegalArgumentException with a sentence for people
	 */
	static GifthubOptions of(JobOptions options) {
		String wallet = options.get(WALLET)
			.map((text) -> text.strip().toUpperCase(Locale.ROOT))
			.orElseThrow(() -> new IllegalArgumentException("wallet is missing: the currency of the wallet that pays"));
		if (Currency.getAvailableCurrencies().stream().noneMatch((one) -> one.getCurrencyCode().equals(wallet))) {
			throw new IllegalArgumentException("wallet must be a currency such as EUR, but is " + wallet);
		}
		String type = options.get(PRODUCT_TYPE)
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.orElse(USUAL_PRODUCT_TYPE);
		return new GifthubOptions(wallet, type, CREATE_ONLY.equals(options.get(MODE, "")));
	}

}
