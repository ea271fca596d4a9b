package dev.bulkordering.console;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.jspecify.annotations.Nullable;

/** Checks passwords, and only so often. */
final class LimitedSignIn implements AuthenticationProvider {

	private final AuthenticationProvider passwords;

	private final SignInLimits limits;

	LimitedSignIn(AuthenticationProvider passwords, SignInLimits limits) {
		this.passwords = passwords;
		this.limits = limits;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		String name = authentication.getName();
		String address = authentication.getDetails() instanceof WebAuthenticationDetails details
				? details.getRemoteAddress() : "";
		if (!limits.take(name, address)) {
			throw new LockedException("too many tries");
		}
		Authentication signedIn = passwords.authenticate(authentication);
		limits.succeeded(name, address);
		return signedIn;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return passwords.supports(authentication);
	}

}
