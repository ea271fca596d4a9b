package dev.bulkordering.sandbox;

import java.math.BigInteger;

/**
 * Digits that look random and are unique: the same number always gives the same digits,
 * and no two numbers below 10^digits give the same ones. So the sandbox needs no card
 * number or PIN in its database.
 */
public final class UniqueDigits {

	// odd and no multiple of 5, so that multiplying permutes the numbers below 10^n
	private static final BigInteger FACTOR = new BigInteger("618033988749894848207");

	private UniqueDigits() {
	}

	/**
	 * Digits for a number.
	 * @param prefix what they begin with, so that tests recognise them
	 * @param digits how many follow the prefix
	 * @param number the number, from 1
	 */
	public static String of(String prefix, int digits, long number) {
		BigInteger scrambled = BigInteger.valueOf(number).multiply(FACTOR).mod(BigInteger.TEN.pow(digits));
		String text = scrambled.toString();
		return prefix + "0".repeat(digits - text.length()) + text;
	}

}
