package dev.bulkordering.job;

import java.util.regex.Pattern;

/** JDBC URLs as people may see them. */
final class DatabaseUrls {

	private static final Pattern SETTINGS = Pattern.compile("[?;].*");

	private static final Pattern USER = Pattern.compile("//[^/]*@");

	private DatabaseUrls() {
	}

	/** The URL without its settings and without a user, which may carry a password. */
	static String withoutSecrets(String url) {
		return USER.matcher(SETTINGS.matcher(url).replaceFirst("")).replaceFirst("//");
	}

	/** Whether the URL itself makes a setting, whatever its case. */
	static boolean sets(String url, String setting) {
		return Pattern.compile("[?;&]" + Pattern.quote(setting) + "=", Pattern.CASE_INSENSITIVE).matcher(url).find();
	}

}
