package dev.bulkordering.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SandboxTests {

	@TempDir
	private Path directory;

	@Test
	void saysWhatIsServedWhere() throws IOException {
		try (Sandbox sandbox = start()) {
			assertThat(sandbox.providers()).containsExactly("budgetree", "enkash", "gifthub", "peach", "plum");
			assertThat(sandbox.baseUrl("gifthub")).isEqualTo("http://127.0.0.1:" + sandbox.port() + "/gifthub");
			assertThat(sandbox.description()).contains(sandbox.baseUrl("gifthub"), sandbox.baseUrl("budgetree"),
					sandbox.controlUrl());
			assertThatIllegalArgumentException().isThrownBy(() -> sandbox.baseUrl("acme"))
				.withMessageContaining("budgetree, enkash, gifthub, peach, plum");
			assertThat(new Api(sandbox.controlUrl(), "").call("GET", "", "").at("/providers/0")).isEqualTo("budgetree");
			assertThat(new Api(sandbox.baseUrl("gifthub"), "x").call("GET", "/no/such", "").status()).isEqualTo(404);
		}
	}

	@Test
	void saysThatAPortIsTaken() throws IOException {
		try (Sandbox sandbox = start()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> Sandbox.start(sandbox.port(), directory, SandboxOptions.defaults()))
				.withMessageContaining("127.0.0.1:" + sandbox.port());
		}
	}

	@Test
	void remembersEverythingAfterARestart() throws IOException {
		String id;
		try (Sandbox sandbox = start()) {
			SandboxControl control = new SandboxControl(sandbox, "gifthub");
			control.settings("{'price-factor': 2}").fault("{'kind': 'error', 'operation': 'get', 'times': 2}");
			id = Orders.create(sandbox, "A");
			new Api(sandbox.baseUrl("gifthub"), "x").send("GET", "/order/get?orderId=" + id, "");
		}
		try (Sandbox sandbox = start()) {
			SandboxControl control = new SandboxControl(sandbox, "gifthub");
			assertThat(control.orders().at("/0/id").stringValue()).isEqualTo(id);
			assertThat(control.settings().path("price-factor").intValue()).isEqualTo(2);
			assertThat(control.faults().at("/0/fired").intValue()).isEqualTo(1);
			assertThat(control.calls()).hasSize(2);
			assertThat(Orders.confirm(sandbox, id)).isEqualTo(200);
		}
	}

	@Test
	void sellsFromTheSameBooksAsAnotherSandboxOnTheDirectory() throws IOException {
		try (Sandbox one = start(); Sandbox other = start()) {
			String id = Orders.create(one, "A");

			assertThat(Orders.confirm(other, id)).isEqualTo(200);
			assertThat(Orders.confirm(one, id)).isEqualTo(404);
			assertThat(new SandboxControl(other, "gifthub").bought())
				.isEqualTo(new SandboxControl(one, "gifthub").bought());
		}
	}

	@Test
	void startsSeveralTimesAtOnceOnANewDirectory() throws Exception {
		ExecutorService starters = Executors.newFixedThreadPool(4);
		List<Sandbox> started = new ArrayList<>();
		try {
			for (Future<Sandbox> starting : starters
				.invokeAll(Collections.<Callable<Sandbox>>nCopies(4, this::start))) {
				started.add(starting.get());
			}
			started.forEach((sandbox) -> Orders.create(sandbox, "A"));

			assertThat(new SandboxControl(started.get(0), "gifthub").orders()).hasSize(4);
		}
		finally {
			started.forEach(Sandbox::close);
			starters.shutdownNow();
		}
	}

	@Test
	void forgetsEverythingButTheNumbersGiven() throws IOException {
		try (Sandbox sandbox = start()) {
			SandboxControl gifthub = new SandboxControl(sandbox, "gifthub");
			SandboxControl budgetree = new SandboxControl(sandbox, "budgetree");
			String first = Orders.budgetree(sandbox, "R1");
			Orders.confirm(sandbox, Orders.create(sandbox, "A"));
			gifthub.settings("{'balance': {'EUR': 0}}").fault("{'kind': 'cut'}");

			gifthub.reset();

			assertThat(gifthub.orders()).isEmpty();
			assertThat(gifthub.calls()).isEmpty();
			assertThat(gifthub.faults()).isEmpty();
			assertThat(gifthub.settings().at("/balance/EUR").intValue()).isEqualTo(10_000_000);
			assertThat(budgetree.orders()).hasSize(1);
			new Api(sandbox.controlUrl(), "").call("POST", "/reset", "");
			assertThat(budgetree.orders()).isEmpty();
			assertThat(Orders.budgetree(sandbox, "R1")).isNotEqualTo(first);
		}
	}

	@Test
	void countsEveryUnitOnceUnderConcurrentCalls() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(200);
		try (Sandbox one = start(); Sandbox other = start()) {
			List<Callable<String>> calls = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				int number = i;
				Sandbox sandbox = (i % 4 == 0) ? other : one;
				calls.add(() -> Orders.budgetree(sandbox, "R" + number / 2));
			}
			Set<String> ids = new TreeSet<>();
			for (Future<String> call : clients.invokeAll(calls)) {
				ids.add(call.get());
			}

			// each reference number was sent twice: one order, one refusal with no id
			assertThat(ids).hasSize(101).contains("");
			SandboxControl control = new SandboxControl(one, "budgetree");
			assertThat(control.unitsBought()).isEqualTo(200);
			assertThat(control.calls()).hasSize(200);
			assertThat(control.settings().path("balance").intValue()).isEqualTo(100_000_000 - 200 * 1000);
		}
		finally {
			clients.shutdownNow();
		}
	}

	@Test
	void listsCallsWithOperationReferenceAndConnection() throws IOException {
		try (Sandbox sandbox = start()) {
			SandboxControl control = new SandboxControl(sandbox, "gifthub");
			String id = Orders.create(sandbox, "A");
			Orders.create(sandbox, "B");
			Orders.confirm(sandbox, id);

			assertThat(control.calls("create")).hasSize(2);
			assertThat(control.calls("confirm").at("/0/reference").stringValue()).isEqualTo("A");
			assertThat(control.calls("confirm").at("/0/orderId").stringValue()).isEqualTo(id);
			assertThat(control.calls("create").at("/0/orderId").stringValue()).isEqualTo(id);
			assertThat(control.calls().at("/0/clientPort").intValue()).isPositive();
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			PUT  | /gifthub/settings   | {'latency': 5}         | no setting 'latency'; there are: balance
			PUT  | /gifthub/settings   | {'latency-ms': 'five'} | takes a value like 2
			PUT  | /gifthub/settings   | {'latency-ms': -1}     | at least 0
			PUT  | /gifthub/settings   | {'unknown-skus': [1]}  | a list of texts
			PUT  | /gifthub/settings   | {'stock': {'A': 'x'}}  | numbers by name
			PUT  | /gifthub/settings   | []                     | JSON object
			PUT  | /enkash/settings    | {'duplicates': 'tkae'} | one of refuse, take
			GET  | /gifthub/nothing    | {}                     | there are GET catalog
			GET  | /acme/orders        | {}                     | PROVIDER one of budgetree, enkash
			POST | /nothing            | {}                     | POST /_sandbox/reset
			""", delimiter = '|', quoteCharacter = '§')
	void saysWhatIsWrongWithAControlCall(String method, String path, String body, String why) throws IOException {
		try (Sandbox sandbox = start()) {
			Api.Reply reply = new Api(sandbox.controlUrl(), "").call(method, path, body);

			assertThat(reply.status()).isEqualTo(400);
			assertThat(reply.at("/error")).contains(why);
		}
	}

	@Test
	void takesStockLimitsAwayAgain() throws IOException {
		try (Sandbox sandbox = start()) {
			SandboxControl control = new SandboxControl(sandbox, "gifthub");
			control.settings("{'stock': {'X': 1, 'Y': 2}}");

			control.settings("{'stock': {'X': null}}");

			assertThat(control.settings().path("stock").toString()).isEqualTo("{\"Y\":2}");
		}
	}

	@Test
	void keepsNoCardInItsDatabase() throws IOException {
		List<String> secrets;
		try (Sandbox sandbox = start()) {
			Orders.budgetree(sandbox, "R1");
			String orderId = new SandboxControl(sandbox, "budgetree").orders().at("/0/id").stringValue();
			secrets = new ArrayList<>();
			Api api = new Api(sandbox.baseUrl("budgetree"), "x");
			Api.Reply reply = api.call("GET", "/rest/v3/order/" + orderId + "/cards", "");
			secrets.addAll(reply.ofCards("cardNumber"));
			secrets.addAll(reply.ofCards("cardPin"));
		}
		String file = Files.readString(directory.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1);
		assertThat(secrets).hasSize(4).noneMatch(file::contains);
		assertThat(file).contains("R1");
	}

	private Sandbox start() throws IOException {
		return Sandbox.start(0, directory, SandboxOptions.defaults());
	}

}
