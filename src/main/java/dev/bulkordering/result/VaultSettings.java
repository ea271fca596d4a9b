package dev.bulkordering.result;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the vault's keys are.
 *
 * @param keyFile the key file
 * @param keys the content of a key file, for systems that hand secrets over in the
 * environment; the key file is left alone then
 */
@ConfigurationProperties("bulk-ordering.vault")
record VaultSettings(@DefaultValue("data/vault.keys") Path keyFile, @Nullable String keys) {

	/** Whether the keys come from the setting and not from a file. */
	boolean hasKeys() {
		return keys != null && !keys.isBlank();
	}

	@Override
	public String toString() {
		return "VaultSettings[keyFile=" + keyFile + ", keys=" + (hasKeys() ? "…" : "none") + "]";
	}

}
