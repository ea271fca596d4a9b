package dev.bulkordering.sandbox.plum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorIdTests {

	/** PLE10001 to PLE10036, PLE10041 and PLE10042, four of PIPE. */
	private static final int DOCUMENTED = 36 + 2 + 4;

	private static Sandbox sandbox;

	private final Plum plum = new Plum(new Api(sandbox.baseUrl("plum"), "any"));

	private final SandboxControl control = new SandboxControl(sandbox, "plum");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults());
	}

	@AfterAll
	static void stop() {
		sandbox.close();
	}

	@ParameterizedTest
	@MethodSource("errors")
	void answersEveryErrorOfTheDocumentOnDemand(ErrorId error) {
		control.fault("{'kind': 'code', 'code': %d}".formatted(error.number()));

		Reply reply = plum.topUp(error.id(), 10001, 199);

		assertThat(reply.status()).isEqualTo(error.status());
		assertThat(reply.at("/errorId")).isEqualTo(error.id());
		assertThat(reply.at("/code")).isEqualTo(String.valueOf(error.status()));
		assertThat(reply.at("/errorInfo")).isNotBlank();
		assertThat(plum.topUp(error.id(), 10001, 199).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "10024, PLE10024, 502", "10041, PLE10041, 409", "110013, PIPE10013, 401", "110017, PIPE10017, 401" })
	void numbersTheErrorsByTheirDigits(int number, String id, int status) {
		ErrorId error = ErrorId.withNumber(number).orElseThrow();

		assertThat(error.id()).isEqualTo(id);
		assertThat(error.status()).isEqualTo(status);
	}

	@Test
	void saysWhatARuleHasItSay() {
		control.fault("{'kind': 'code', 'code': 10011, 'message': 'Insufficient balance'}");

		Reply reply = plum.topUp("PO1", 10001, 199);

		assertThat(reply.at("/errorInfo")).isEqualTo("Failed to confirm order");
		assertThat(reply.at("/error")).isEqualTo("Insufficient balance");
	}

	@Test
	void knowsEveryErrorOnce() {
		assertThat(errors().stream().map(ErrorId::number)).hasSize(DOCUMENTED).doesNotHaveDuplicates();
	}

	static List<ErrorId> errors() {
		return ErrorId.all();
	}

}
