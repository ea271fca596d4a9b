package dev.bulkordering.provider.budgetree;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;

/**
 * What shows Budgetree that a call is the account's: its token, and a signature where the
 * setting {@code auth} is {@code signed}.
 */
final class Credentials {

	private static final String AUTH = "auth";

	private static final String BEARER = "bearer";

	private static final String SIGNED = "signed";

	private static final String CLIENT_SECRET = "client-secret";

	/** ISO-8601 in UTC, to the millisecond. */
	private static final DateTimeFormatter DATE_AT_CLIENT = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final BearerToken token;

	private final @Nullable Signature signature;

	private final Clock clock;

	private Credentials(BearerToken token, @Nullable Signature signature, Clock clock) {
		this.token = token;
		this.signature = signature;
		this.clock = clock;
	}

	/** The settings that are missing for them. */
	static List<String> missing(ProviderSettings settings) {
		List<String> missing = new ArrayList<>(BearerToken.missing(settings));
		if (SIGNED.equals(auth(settings)) && settings.credential(CLIENT_SECRET) == null) {
			missing.add(CLIENT_SECRET);
		}
		return missing;
	}

	/**
	 * The configured credentials.
	 * @param baseUrl where calls go
	 * @throws IllegalArgumentException with a sentence for people if they cannot be used
	 */
	static Credentials of(ProviderSettings settings, String baseUrl, Clock clock) {
		BearerToken token = BearerToken.of(settings);
		return switch (auth(settings)) {
			case BEARER -> new Credentials(token, null, clock);
			case SIGNED -> new Credentials(token, new Signature(baseUrl, secret(settings)), clock);
			default -> throw new IllegalArgumentException(AUTH + " must be " + BEARER + " or " + SIGNED);
		};
	}

	private static String auth(ProviderSettings settings) {
		String auth = settings.credential(AUTH);
		return auth == null ? BEARER : auth.strip().toLowerCase(Locale.ROOT);
	}

	private static String secret(ProviderSettings settings) {
		String secret = settings.credential(CLIENT_SECRET);
		if (secret == null) {
			throw new IllegalArgumentException(
					"no " + CLIENT_SECRET + " is configured, which " + AUTH + " " + SIGNED + " needs");
		}
		return secret.strip();
	}

	/** A call with a JSON body, as ours. */
	Call json(String method, String path, JsonNode body) {
		return on(Call.json(method, path, signature == null ? body : Signature.sorted(body)));
	}

	/** A call without a body, as ours. */
	Call on(Call call) {
		Call borne = token.on(call);
		return signature == null ? borne : borne.header("dateAtClient", DATE_AT_CLIENT.format(clock.instant()))
			.header("signature", signature.of(call));
	}

}
