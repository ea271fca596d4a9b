package dev.bulkordering.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UploadsTests {

	@TempDir
	Path directory;

	private Uploads uploads;

	@BeforeEach
	void open() {
		uploads = new Uploads(
				new ConsoleSettings(Map.of(), Map.of(), directory.resolve("uploads"), Duration.ofMinutes(5), null));
	}

	@Test
	void findsWhatItKeeps() {
		Upload kept = keep("../../rewards.csv");
		assertThat(uploads.find(kept.id())).contains(kept);
		assertThat(kept.file()).hasContent("a,b").startsWith(directory.resolve("uploads"));
		assertThat(kept.name()).isEqualTo("rewards.csv");
	}

	@Test
	void findsNothingByWhatIsNoId() {
		keep("rewards.csv");
		assertThat(uploads.find("../uploads")).isEmpty();
		assertThat(uploads.find("")).isEmpty();
		assertThat(uploads.find("0".repeat(32))).isEmpty();
	}

	@Test
	void removesWhatIsOldAndWasNotPlaced() throws IOException {
		Upload placed = aged(keep("placed.csv"));
		Upload old = aged(keep("old.csv"));
		Upload wanted = aged(keep("wanted.csv"));
		uploads.touch(wanted);
		Upload recent = keep("recent.csv");

		uploads.removeOld((upload) -> upload.id().equals(placed.id()));

		assertThat(uploads.find(old.id())).isEmpty();
		assertThat(old.file().getParent()).doesNotExist();
		assertThat(uploads.find(placed.id())).isPresent();
		assertThat(uploads.find(wanted.id())).isPresent();
		assertThat(uploads.find(recent.id())).isPresent();
	}

	@Test
	void countsTheUploadsOfEachPerson() {
		UploadLimits limits = new UploadLimits();
		for (int i = 0; i < UploadLimits.IN_AN_HOUR; i++) {
			assertThat(limits.allow("asha")).isTrue();
		}
		assertThat(limits.allow("asha")).isFalse();
		assertThat(limits.allow("meera")).isTrue();
	}

	private Upload keep(String name) {
		return uploads.keep("asha", "rewards", name, new ByteArrayInputStream("a,b".getBytes(StandardCharsets.UTF_8)));
	}

	private Upload aged(Upload upload) throws IOException {
		Files.setLastModifiedTime(directory.resolve("uploads").resolve(upload.id()),
				FileTime.from(Instant.now().minus(Uploads.KEPT).minusSeconds(60)));
		return upload;
	}

}
