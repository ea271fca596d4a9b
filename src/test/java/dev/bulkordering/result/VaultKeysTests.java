package dev.bulkordering.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultKeysTests {

	private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);

	private static final byte[] SECRET = "4711".getBytes(StandardCharsets.UTF_8);

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void nameFile() {
		file = folder.resolve("data/vault.keys");
	}

	@Test
	void areRefusedWithAnExplanationWhereNobodyMadeThem() {
		assertThatThrownBy(() -> VaultKeys.openOrCreate(file, false)).isInstanceOf(VaultException.class)
			.hasMessageContaining(file + " does not exist")
			.hasMessageContaining("`keys --new`");
		assertThat(file).doesNotExist();
	}

	@Test
	void areMadeOnceAndReadAgain() {
		byte[] sealed = VaultKeys.openOrCreate(file, true).encrypt(SECRET, CONTEXT);
		assertThat(VaultKeys.openOrCreate(file, false).decrypt(sealed, CONTEXT, "it")).isEqualTo(SECRET);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void areTheirOwnersAlone() throws IOException {
		VaultKeys.openOrCreate(file, true);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		VaultKeys.addKey(file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void makeTheFileWhenTheFirstKeyIsAdded() {
		VaultKeys.addKey(file);
		assertThat(VaultKeys.openOrCreate(file, false).encrypt(SECRET, CONTEXT)).isNotEmpty();
	}

	@Test
	void loseNoKeyWhenSeveralAddOneAtOnce() throws IOException {
		CompletableFuture
			.allOf(IntStream.range(0, 8)
				.mapToObj(number -> CompletableFuture.runAsync(() -> VaultKeys.addKey(file)))
				.toArray(CompletableFuture[]::new))
			.join();
		assertThat(Files.readString(file).split("AesGcmKey")).hasSize(9);
		try (Stream<Path> files = Files.list(file.getParent())) {
			assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("vault.keys",
					"vault.keys.lock");
		}
	}

	@Test
	void sayThatTheFileIsDamagedAndLeaveIt() throws IOException {
		VaultKeys.addKey(file);
		String damaged = Files.readString(file).substring(0, 120);
		Files.writeString(file, damaged);
		for (Runnable use : new Runnable[] { () -> VaultKeys.openOrCreate(file, true), () -> VaultKeys.addKey(file) }) {
			assertThatThrownBy(use::run).isInstanceOf(VaultException.class)
				.hasMessage("The vault's key file " + file
						+ " is damaged. Restore it from a copy: a new one could not read what is stored already.")
				.hasNoCause();
		}
		assertThat(file).hasContent(damaged);
	}

	@Test
	void sayThatTheFileIsDamagedWhenItIsNoTextAtAll() throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 });
		assertThatThrownBy(() -> VaultKeys.openOrCreate(file, true)).isInstanceOf(VaultException.class)
			.hasMessageContaining(file + " is damaged")
			.hasNoCause();
	}

	@Test
	void sayThatTheFileCannotBeRead() throws IOException {
		Files.createDirectories(file);
		assertThatThrownBy(() -> VaultKeys.openOrCreate(file, true)).isInstanceOf(VaultException.class)
			.hasMessageContaining(file + " cannot be read");
	}

}
