package dev.bulkordering.job.definition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

import dev.bulkordering.job.RefusedException;

/**
 * The keys that are configured for providers. A provider may have secret settings of its
 * own, so a key that nobody knows counts as one of them, unless it looks like a mistyped
 * one.
 */
final class ProviderKeys {

	private static final Set<String> CREDENTIALS = Set.of("token", "client-id", "client-secret", "username", "password",
			"refresh-token", "webhook-key");

	private static final Set<String> SETTINGS = Set.of("base-url", "account", "concurrency", "requests-per-second",
			"connect-timeout", "read-timeout", "retry", "stop-after", "search-lag", "follow-delays", "limits",
			"trust-limits");

	private static final Map<String, Set<String>> NESTED = Map.of("retry",
			Set.of("attempts", "first-delay", "max-delay"), "limits",
			Set.of("units-per-sku", "skus-per-order", "units-per-order", "order-value"));

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(ProviderConfigurations.PREFIX);

	private static final int PROVIDER = PREFIX.getNumberOfElements();

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

	private final Environment environment;

	private final Set<String> providers;

	ProviderKeys(Environment environment, Set<String> providers) {
		this.environment = environment;
		this.providers = providers;
	}

	/**
	 * Secrets and names of a provider.
	 * @throws RefusedException if a key looks mistyped
	 */
	Map<String, String> credentials(String provider, Binder binder) {
		Set<ConfigurationPropertyName> names = names();
		names.forEach((name) -> requireSpelled("", name.getElement(PROVIDER, Form.DASHED), providers));
		Set<String> keys = new TreeSet<>(CREDENTIALS);
		for (ConfigurationPropertyName name : names) {
			if (isOf(name, provider)) {
				ownKey(provider, name).ifPresent(keys::add);
			}
		}
		Map<String, String> credentials = new HashMap<>();
		for (String key : keys) {
			binder.bind(ProviderConfigurations.PREFIX + "." + provider + "." + key, String.class)
				.ifBound((value) -> credentials.put(key, resolved(provider + "." + key, value)));
		}
		return Map.copyOf(credentials);
	}

	// what stands for a variable that is not set would be sent as the secret
	private static String resolved(String key, String value) {
		Matcher placeholder = PLACEHOLDER.matcher(value);
		if (placeholder.find()) {
			throw new RefusedException(ProviderConfigurations.PREFIX + "." + key + ": refers to " + placeholder.group(1)
					+ ", which is not set");
		}
		return value;
	}

	// a key of the provider's own, or none if the key is known
	private Optional<String> ownKey(String provider, ConfigurationPropertyName name) {
		String key = name.getElement(PROVIDER + 1, Form.DASHED);
		if (isAmong(key, CREDENTIALS)) {
			return Optional.empty();
		}
		if (isAmong(key, SETTINGS)) {
			Set<String> below = NESTED.get(key);
			if (below != null && name.getNumberOfElements() > PROVIDER + 2) {
				String nested = name.getElement(PROVIDER + 2, Form.DASHED);
				if (!isAmong(nested, below)) {
					throw unknown(provider + "." + key + ".", nested, below);
				}
			}
			return Optional.empty();
		}
		requireSpelled(provider + ".", key, SETTINGS);
		requireSpelled(provider + ".", key, CREDENTIALS);
		return Optional.of(Stream.iterate(PROVIDER + 1, (i) -> i < name.getNumberOfElements(), (i) -> i + 1)
			.map((i) -> name.getElement(i, Form.DASHED))
			.collect(Collectors.joining(".")));
	}

	private Set<ConfigurationPropertyName> names() {
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.filter(IterableConfigurationPropertySource.class::isInstance)
			.flatMap((source) -> ((IterableConfigurationPropertySource) source).stream())
			.filter(PREFIX::isAncestorOf)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isOf(ConfigurationPropertyName name, String provider) {
		return name.getNumberOfElements() > PROVIDER + 1
				&& plain(name.getElement(PROVIDER, Form.DASHED)).equals(plain(provider));
	}

	private static void requireSpelled(String path, String key, Set<String> known) {
		if (!isAmong(key, known) && Spelling.nearest(key, known).isPresent()) {
			throw unknown(path, key, known);
		}
	}

	private static RefusedException unknown(String path, String key, Set<String> known) {
		return new RefusedException(ProviderConfigurations.PREFIX + "." + path + key + ": unknown key; "
				+ Spelling.hint(key, new TreeSet<>(known)));
	}

	// an environment variable has no hyphens
	private static boolean isAmong(String key, Set<String> known) {
		return known.stream().anyMatch((word) -> plain(word).equals(plain(key)));
	}

	private static String plain(String key) {
		return key.toLowerCase(Locale.ROOT).replace("-", "");
	}

}
