package dev.bulkordering.console;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * The way in by OpenID Connect. The provider is asked for what is needed of it when the
 * first person wants to sign in, and again until it has answered: the console starts
 * without it.
 */
final class OpenIdSignIn {

	private static final String REGISTRATION = "openid";

	private static final String BEGIN = "/signin/with";

	private static final String BACK = "/signin/openid";

	private final OpenIdSettings settings;

	private final Set<String> taken;

	private final ClientRegistrationRepository providers;

	/**
	 * A way in.
	 * @param taken names of the users of the configuration
	 */
	OpenIdSignIn(OpenIdSettings settings, Set<String> taken) {
		this.settings = settings;
		this.taken = taken;
		this.providers = new SupplierClientRegistrationRepository(
				() -> new InMemoryClientRegistrationRepository(registration()));
	}

	/** Adds it to the console's. */
	void addTo(HttpSecurity http) throws Exception {
		OpenIdFailures failures = new OpenIdFailures();
		http.oauth2Login((login) -> login.loginPage("/signin")
			.clientRegistrationRepository(providers)
			.authorizedClientRepository(new NoTokensKept())
			.authorizationEndpoint((begin) -> begin.baseUri(BEGIN))
			.redirectionEndpoint((back) -> back.baseUri(BACK))
			.userInfoEndpoint((users) -> users.oidcUserService(new OpenIdUsers(settings, taken)))
			.defaultSuccessUrl("/", false)
			.failureHandler(failures)
			.withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
				@Override
				public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
					filter.setAuthenticationFailureHandler(failures::onUnreachable);
					return filter;
				}
			}));
	}

	/** Ends the person's session at the provider, too, where that is offered. */
	LogoutSuccessHandler signOut(String address) {
		OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
		handler.setDefaultTargetUrl(address);
		handler.setPostLogoutRedirectUri("{baseUrl}" + address);
		return handler;
	}

	/** Where the provider is, for the policy of where forms may lead. */
	String origin() {
		URI issuer = URI.create(Objects.requireNonNull(settings.issuer()));
		return issuer.getScheme() + "://" + issuer.getAuthority();
	}

	private ClientRegistration registration() {
		return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(settings.issuer()))
			.registrationId(REGISTRATION)
			.clientId(settings.clientId())
			.clientSecret(settings.clientSecret())
			.scope(settings.scope().split(" "))
			.redirectUri("{baseUrl}" + BACK)
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

}
