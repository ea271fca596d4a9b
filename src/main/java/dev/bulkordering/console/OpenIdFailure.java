package dev.bulkordering.console;

import java.util.Arrays;

/** Why a person could not sign in by OpenID Connect. */
enum OpenIdFailure {

	/** The provider could not even be asked where to sign in. */
	UNREACHABLE("%s cannot be reached at the moment. Try again in a while; an administrator finds the reason in the"
			+ " log."),
	/** None of the person's groups has a role. */
	NO_ROLE("%s knows you, but none of your groups has a role here. Ask an administrator for the role that you need."),
	/** The provider tells no name that could be used. */
	NO_NAME("%s tells no name of you that could be used here. Ask an administrator, who finds the reason in the log."),
	/** A user of the configuration is called so. */
	NAME_TAKEN("You are known to %s, but here another person is called as you are. Ask an administrator to take one of"
			+ " the two names away."),
	/** Anything else. */
	FAILED("Signing in with %s did not work. Try once more; if it fails again, an administrator finds the reason in the"
			+ " log.");

	private final String sentence;

	OpenIdFailure(String sentence) {
		this.sentence = sentence;
	}

	/** The failure of a name; {@link #FAILED} if there is none. */
	static OpenIdFailure named(String name) {
		return Arrays.stream(values()).filter((one) -> one.name().equals(name)).findFirst().orElse(FAILED);
	}

	/**
	 * For people.
	 * @param label what the provider is called
	 */
	String sentence(String label) {
		return sentence.formatted(label);
	}

}
