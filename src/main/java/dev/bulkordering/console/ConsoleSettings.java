package dev.bulkordering.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.bulkordering.job.RefusedException;

/**
 * The console's configuration ({@code bulk-ordering.console}).
 *
 * @param users who may sign in, by the name that they sign in with
 * @param tokens which programs may call the REST interface, by name
 * @param uploadsDirectory where uploaded sheets are kept
 * @param codesLinkValidFor how long a link to codes can be used
 * @param openid how people sign in with their company's accounts; null if they don't
 */
@ConfigurationProperties("bulk-ordering.console")
record ConsoleSettings(@DefaultValue Map<String, User> users, @DefaultValue Map<String, Token> tokens,
		@DefaultValue("uploads") Path uploadsDirectory, @DefaultValue("5m") Duration codesLinkValidFor,
		@Nullable OpenIdSettings openid) {

	private static final Duration LONGEST_LINK = Duration.ofHours(1);

	/** Who it is that runs jobs by their schedules. */
	private static final String SCHEDULE = "schedule";

	private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

	ConsoleSettings {
		if (codesLinkValidFor.isZero() || codesLinkValidFor.isNegative()
				|| codesLinkValidFor.compareTo(LONGEST_LINK) > 0) {
			throw new RefusedException(
					"bulk-ordering.console.codes-link-valid-for: expected a time of an hour at the most, as 5m");
		}
		users.forEach((name, user) -> {
			String key = requireName("users", name);
			if (user.password() == null || !user.password().startsWith("$2")) {
				throw new RefusedException(key + ".password: expected a bcrypt hash ($2y$…), as 'htpasswd -nB " + name
						+ "' prints one; a password itself is never written down");
			}
			requireRoles(key, user.roles());
		});
		tokens.forEach((name, token) -> {
			String key = requireName("tokens", name);
			if (token.hash() == null || !SHA_256.matcher(token.hash()).matches()) {
				throw new RefusedException(key + ".hash: expected the SHA-256 of the token as 64 hex digits in small"
						+ " letters; a token itself is never written down");
			}
			requireRoles(key, token.roles());
		});
		users.keySet().stream().filter(tokens::containsKey).findFirst().ifPresent((name) -> {
			throw new RefusedException("bulk-ordering.console.tokens." + name
					+ ": a user is called so, too; what each of them does could not be told apart");
		});
		if (tokens.values().stream().map(Token::hash).distinct().count() < tokens.size()) {
			throw new RefusedException("bulk-ordering.console.tokens: two of them have the same hash");
		}
	}

	/** The names of all users and programs, and the one that schedules act under. */
	Set<String> names() {
		return Stream.of(users.keySet(), tokens.keySet(), Set.of(SCHEDULE))
			.flatMap(Set::stream)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String requireName(String kind, String name) {
		String key = "bulk-ordering.console." + kind + "." + name;
		if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.isBlank()) {
			throw new RefusedException(key + ": a name is written in small letters");
		}
		if (name.equals(SCHEDULE)) {
			throw new RefusedException(key + ": what runs by schedule is recorded under this name; choose another");
		}
		return key;
	}

	private static void requireRoles(String key, @Nullable Set<Role> roles) {
		if (roles == null || roles.isEmpty()) {
			throw new RefusedException(
					key + ".roles: has no value; expected some of finance, approver, codes, operator, viewer, admin");
		}
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

	/**
	 * A program that may call the REST interface.
	 *
	 * @param hash SHA-256 of its token in hex. Tokens are long and random, so that nobody
	 * finds one by trying, and a hash that is slow to make would protect nothing more
	 * @param roles what the program may do
	 * @param jobs names of the jobs that the program sees, as a {@linkplain User user's}
	 */
	record Token(@Nullable String hash, @Nullable Set<Role> roles, @Nullable Set<String> jobs) {

		/** A record that shows no hash. */
		@Override
		public String toString() {
			return "Token[roles=" + roles + ", jobs=" + jobs + "]";
		}

	}

}
