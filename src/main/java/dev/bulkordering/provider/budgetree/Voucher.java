package dev.bulkordering.provider.budgetree;

import java.util.List;
import java.util.stream.Stream;

import dev.bulkordering.provider.ProviderSettings;

/**
 * The gift card that pays for orders with the payment code
 * {@code evocherredemption_standard}. It is as good as money, so it comes from the
 * provider's secret settings alone, and its text form does not show it.
 *
 * @param number its card number
 * @param pin its PIN
 */
record Voucher(String number, String pin) {

	private static final String NUMBER = "voucher-card-number";

	private static final String PIN = "voucher-card-pin";

	/** The settings that are missing for it. */
	static List<String> missing(ProviderSettings settings) {
		return Stream.of(NUMBER, PIN).filter((name) -> settings.credential(name) == null).toList();
	}

	/**
	 * The configured voucher.
	 * @throws IllegalArgumentException with a sentence for people if there is none
	 */
	static Voucher of(ProviderSettings settings) {
		String number = settings.credential(NUMBER);
		String pin = settings.credential(PIN);
		if (number == null || pin == null) {
			throw new IllegalArgumentException(
					"the voucher to pay with is not configured: " + String.join(", ", missing(settings)));
		}
		return new Voucher(number.strip(), pin.strip());
	}

	@Override
	public String toString() {
		return "Voucher[***]";
	}

}
