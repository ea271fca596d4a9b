package dev.bulkordering.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxOptions;

/**
 * Opens ways to providers, and starts the emulation in this process where it is what the
 * configuration asks for.
 */
class Gateways implements AutoCloseable {

	/** Where the emulation keeps its state. */
	static final Path SANDBOX_DATA = Path.of("data", "sandbox");

	private final AccessTokens tokens;

	private @Nullable Sandbox sandbox;

	Gateways(AccessTokens tokens) {
		this.tokens = tokens;
	}

	ProviderGateway open(Provider provider, ProviderSettings settings, JobOptions options) {
		String baseUrl = settings.isSandbox() ? sandbox().baseUrl(provider.id()) : settings.baseUrl();
		try {
			return provider.open(baseUrl, settings, options, tokens);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Makes sure that a way could be opened; sends nothing.
	 * @throws RefusedException if base URL or credentials cannot be used
	 */
	void requireOpenable(Provider provider, ProviderSettings settings, JobOptions options) {
		if (!settings.isSandbox()) {
			open(provider, settings, options).close();
		}
	}

	private synchronized Sandbox sandbox() {
		if (sandbox == null) {
			try {
				sandbox = Sandbox.start(0, SANDBOX_DATA, SandboxOptions.defaults());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("the sandbox could not be started", ex);
			}
		}
		return sandbox;
	}

	@Override
	public synchronized void close() {
		if (sandbox != null) {
			sandbox.close();
		}
	}

}
