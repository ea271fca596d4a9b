package dev.bulkordering.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.bulkordering.job.RefusedException;

/**
 * The console's configuration ({@code bulk-ordering.console}).
 *
 * @param users who may sign in, by the name that they sign in with
 * @param uploadsDirectory where uploaded sheets are kept
 * @param codesLinkValidFor how long a link to codes can be used
 * @param openid how people sign in with their company's accounts; null if they don't
 */
@ConfigurationProperties("bulk-ordering.console")
record ConsoleSettings(@DefaultValue Map<String, User> users, @DefaultValue("uploads") Path uploadsDirectory,
		@DefaultValue("5m") Duration codesLinkValidFor, @Nullable OpenIdSettings openid) {

	private static final Duration LONGEST_LINK = Duration.ofHours(1);

	ConsoleSettings {
		if (codesLinkValidFor.isZero() || codesLinkValidFor.isNegative()
				|| codesLinkValidFor.compareTo(LONGEST_LINK) > 0) {
			throw new RefusedException(
					"bulk-ordering.console.codes-link-valid-for: expected a time of an hour at the most, as 5m");
		}
		users.forEach((name, user) -> {
			String key = "bulk-ordering.console.users." + name;
			if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.isBlank()) {
				throw new RefusedException(key + ": a name is written in small letters");
			}
			if (user.password() == null || !user.password().startsWith("$2")) {
				throw new RefusedException(key + ".password: expected a bcrypt hash ($2y$…), as 'htpasswd -nB " + name
						+ "' prints one; a password itself is never written down");
			}
			if (user.roles() == null || user.roles().isEmpty()) {
				throw new RefusedException(key
						+ ".roles: has no value; expected some of finance, approver, codes, operator, viewer, admin");
			}
		});
	}

	/**
	 * A person who may sign in.
	 *
	 * @param password a bcrypt hash
	 * @param roles what the person may do
	 * @param jobs names of the jobs that the person sees, {@code *} for all; by default
	 * all for whoever is more than finance, and none for finance
	 */
	record User(@Nullable String password, @Nullable Set<Role> roles, @Nullable Set<String> jobs) {

		/** A record that shows no hash. */
		@Override
		public String toString() {
			return "User[roles=" + roles + ", jobs=" + jobs + "]";
		}

	}

}
