package dev.bulkordering.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.bulkordering.job.RefusedException;

/**
 * Signing in with a company's own accounts, by OpenID Connect
 * ({@code bulk-ordering.console.openid}).
 *
 * @param issuer the provider's address, as it stands in its tokens; what else is needed
 * of it is asked there
 * @param clientId under which name it knows the console
 * @param clientSecret what proves to it that it is the console
 * @param label what the provider is called on the sign-in page
 * @param scope what is asked for, by words of which one is {@code openid}
 * @param nameClaim which claim is the person's name in the console: one that nobody can
 * choose for oneself
 * @param rolesClaim which claim has the person's groups; dots lead into it
 * @param roles roles by group
 * @param jobs names of jobs by group, {@code *} for all
 */
record OpenIdSettings(@Nullable String issuer, @Nullable String clientId, @Nullable String clientSecret,
		@DefaultValue("your company's account") String label, @DefaultValue("openid profile email") String scope,
		@DefaultValue("preferred_username") String nameClaim, @DefaultValue("groups") String rolesClaim,
		@DefaultValue Map<String, Set<Role>> roles, @DefaultValue Map<String, Set<String>> jobs) {

	private static final String KEY = "bulk-ordering.console.openid.";

	private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(:\\d+)?(/[\\w./%~-]*)?");

	OpenIdSettings {
		if (issuer == null || !ADDRESS.matcher(issuer).matches()) {
			throw new RefusedException(
					KEY + "issuer: expected the address of the provider, as https://login.example.com");
		}
		require("client-id", clientId);
		require("client-secret", clientSecret);
		if (!List.of(scope.split(" ")).contains("openid")) {
			throw new RefusedException(KEY + "scope: expected openid among its words, as 'openid profile email'");
		}
		if (roles.isEmpty()) {
			throw new RefusedException(KEY + "roles: has no value, so nobody could do anything; expected the roles of"
					+ " groups, as {finance-team: [finance]}");
		}
	}

	private static void require(String key, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new RefusedException(KEY + key + ": has no value");
		}
	}

	/** A record that shows no secret. */
	@Override
	public String toString() {
		return "OpenIdSettings[issuer=" + issuer + ", clientId=" + clientId + ", roles=" + roles + ", jobs=" + jobs
				+ "]";
	}

}
