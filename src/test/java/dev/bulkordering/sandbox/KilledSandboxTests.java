package dev.bulkordering.sandbox;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a killed process has answered is in the books. */
class KilledSandboxTests {

	@Test
	void sellsOnFromTheBooksOfAKilledProcess(@TempDir Path directory) throws Exception {
		try (SandboxProcess process = SandboxProcess.start(directory);
				Sandbox survivor = Sandbox.start(0, directory, SandboxOptions.defaults())) {
			String first = Orders.create(process.baseUrl("gifthub"), "A");
			assertThat(Orders.confirm(process.baseUrl("gifthub"), first)).isEqualTo(200);
			String second = Orders.create(process.baseUrl("gifthub"), "B");

			process.kill();

			assertThat(Orders.confirm(survivor, first)).isEqualTo(404);
			assertThat(Orders.confirm(survivor, second)).isEqualTo(200);
			SandboxControl control = new SandboxControl(survivor, "gifthub");
			assertThat(control.bought().at("/references/A/units").intValue()).isEqualTo(2);
			assertThat(control.bought().at("/references/B/units").intValue()).isEqualTo(2);
			assertThat(control.calls()).hasSize(5);
		}
	}

}
