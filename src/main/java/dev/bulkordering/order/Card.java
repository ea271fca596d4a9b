package dev.bulkordering.order;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a provider hands out for one unit: secret, so kept in the vault alone. Its text
 * form shows nothing of it.
 *
 * @param sku the unit's SKU
 * @param number card number
 * @param pin PIN
 * @param code voucher, redeem or activation code
 * @param link activation or redeem link
 * @param serial serial number
 * @param barcode barcode text
 * @param validity end of validity, as the provider writes it
 * @param amount face value
 * @param currency ISO code of the face value
 */
public record Card(String sku, @Nullable String number, @Nullable String pin, @Nullable String code,
		@Nullable String link, @Nullable String serial, @Nullable String barcode, @Nullable String validity,
		@Nullable BigDecimal amount, @Nullable String currency) {

	@Override
	public String toString() {
		return "Card[sku=" + sku + ", …]";
	}

}
