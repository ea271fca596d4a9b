package dev.bulkordering.console;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A person who has signed in by OpenID Connect: to all pages the same as one of the
 * configuration.
 */
final class OpenIdUser extends ConsoleUser implements OidcUser {

	private static final long serialVersionUID = 1L;

	private final OidcUser provided;

	/** A person as the provider has told of, with what the console grants. */
	OpenIdUser(OidcUser provided, String name, Set<Role> roles, @Nullable Set<String> jobs) {
		super(name, "", roles, jobs);
		this.provided = provided;
	}

	@Override
	public String getName() {
		return getUsername();
	}

	@Override
	public Map<String, Object> getAttributes() {
		return provided.getAttributes();
	}

	@Override
	public Map<String, Object> getClaims() {
		return provided.getClaims();
	}

	@Override
	public OidcIdToken getIdToken() {
		return provided.getIdToken();
	}

	@Override
	public @Nullable OidcUserInfo getUserInfo() {
		return provided.getUserInfo();
	}

}
