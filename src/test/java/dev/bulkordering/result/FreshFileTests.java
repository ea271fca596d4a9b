package dev.bulkordering.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FreshFileTests {

	@TempDir
	Path folder;

	@Test
	void hasItsNameOnlyOnceItIsComplete() throws IOException {
		Path target = folder.resolve("a.txt");
		try (FreshFile file = FreshFile.shared(target)) {
			file.stream().write("content".getBytes(StandardCharsets.UTF_8));
			file.prepend("more ".getBytes(StandardCharsets.UTF_8));
			file.complete();
			assertThat(target).doesNotExist();
			file.publish();
		}
		assertThat(folder).isDirectoryContaining(file -> file.equals(target)).isDirectoryNotContaining("glob:**.tmp");
		assertThat(target).hasContent("more content");
	}

	@Test
	void tidiesUpAfterProcessesThatDied() throws IOException {
		Path old = Files.createFile(folder.resolve(".bulk-ordering-1.tmp"));
		Path others = Files.createFile(folder.resolve("mine.tmp"));
		Path fresh = Files.createFile(folder.resolve(".bulk-ordering-2.tmp"));
		FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
		Files.setLastModifiedTime(old, twoDaysAgo);
		Files.setLastModifiedTime(others, twoDaysAgo);
		FreshFile.shared(folder.resolve("a.txt")).close();
		assertThat(folder).isDirectoryContaining(others::equals).isDirectoryContaining(fresh::equals);
		assertThat(old).doesNotExist();
	}

}
