package dev.bulkordering.console;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Makes persons of the console of what an OpenID provider tells. */
final class OpenIdUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

	private static final int LONGEST_NAME = 100;

	private final OAuth2UserService<OidcUserRequest, OidcUser> provider = new OidcUserService();

	private final OpenIdSettings settings;

	private final Set<String> taken;

	/**
	 * Persons of a provider.
	 * @param taken names of the users of the configuration, who are other persons
	 */
	OpenIdUsers(OpenIdSettings settings, Set<String> taken) {
		this.settings = settings;
		this.taken = Set.copyOf(taken);
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser provided = provider.loadUser(request);
		String name = name(provided);
		Set<String> groups = texts(claim(provided.getClaims(), settings.rolesClaim()));
		Set<Role> roles = EnumSet.noneOf(Role.class);
		Set<String> jobs = new HashSet<>();
		for (String group : groups) {
			roles.addAll(settings.roles().getOrDefault(group, Set.of()));
			jobs.addAll(settings.jobs().getOrDefault(group, Set.of()));
		}
		if (roles.isEmpty()) {
			throw refused(OpenIdFailure.NO_ROLE, name + " is in none of the groups that have a role, but in " + groups);
		}
		return new OpenIdUser(provided, name, roles, jobs.isEmpty() ? null : jobs);
	}

	private String name(OidcUser provided) {
		Object claim = claim(provided.getClaims(), settings.nameClaim());
		String name = claim instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
		if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			throw refused(OpenIdFailure.NO_NAME, "the claim " + settings.nameClaim() + " of " + provided.getSubject()
					+ " is no name of 1 to " + LONGEST_NAME + " characters");
		}
		if (taken.contains(name)) {
			throw refused(OpenIdFailure.NAME_TAKEN, "bulk-ordering.console.users has a user " + name + ", too");
		}
		return name;
	}

	// a claim of that very name comes first: some are addresses, with dots in them
	private static @Nullable Object claim(Map<String, Object> claims, String path) {
		Object whole = claims.get(path);
		if (whole != null) {
			return whole;
		}
		Object found = claims;
		for (String part : path.split("\\.")) {
			found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
		}
		return found;
	}

	private static Set<String> texts(@Nullable Object claim) {
		Collection<?> values = claim instanceof Collection<?> several ? several
				: claim == null ? List.of() : List.of(claim);
		Set<String> texts = new HashSet<>();
		values.forEach((value) -> texts.add(String.valueOf(value)));
		return texts;
	}

	private static OAuth2AuthenticationException refused(OpenIdFailure failure, String why) {
		return new OAuth2AuthenticationException(new OAuth2Error(failure.name(), why, null));
	}

}
