package dev.bulkordering.validation;

import java.util.Map;
import java.util.function.UnaryOperator;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Limits;

/**
 * What a job says about the checking of its rows.
 *
 * @param defaults values by canonical field for cells that are blank; numbers in them
 * have a decimal point
 * @param region ISO 3166 code of the country whose phone numbers need no country code
 * @param decimal the decimal separator of numbers in text, a point or a comma; null if
 * each number has to speak for itself
 * @param maxQuantity most units of one row, at least 1
 * @param limits makes of the limits by the provider's document those that hold for the
 * job, configuration and job definition applied
 */
public record CheckSettings(Map<String, String> defaults, String region, @Nullable Character decimal, int maxQuantity,
		UnaryOperator<Limits> limits) {

	/** Most units of one row where the job says nothing. */
	public static final int DEFAULT_MAX_QUANTITY = 10_000;

	/**
	 * Checks the settings.
	 * @throws IllegalArgumentException with a sentence for people, naming the key
	 */
	public CheckSettings {
		defaults = Map.copyOf(defaults);
		if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
			throw new IllegalArgumentException(
					"sheet.region must be a country's two upper-case letters, such as IN, but is '" + region + "'");
		}
		if (decimal != null && decimal != '.' && decimal != ',') {
			throw new IllegalArgumentException("sheet.decimal must be '.' or ',', but is '" + decimal + "'");
		}
		if (maxQuantity < 1) {
			throw new IllegalArgumentException("limits.quantity-per-row must be at least 1, but is " + maxQuantity);
		}
	}

}
