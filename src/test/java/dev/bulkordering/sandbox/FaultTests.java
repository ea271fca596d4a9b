package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Faults, shown at the provider of which each call is at most one order. */
class FaultTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("gifthub"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "gifthub");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(CLOCK));
	}

	@AfterAll
	static void stop() {
		sandbox.close();
	}

	@BeforeEach
	void reset() {
		control.reset();
		control.settings("{'create-only': true}");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'kind': 'error'}                                         | 500 | 0
			{'kind': 'error', 'placed': true}                         | 500 | 1
			{'kind': 'error', 'status': 502, 'placed': true}          | 502 | 1
			{'kind': 'unavailable'}                                   | 503 | 0
			{'kind': 'throttled'}                                     | 429 | 0
			{'kind': 'redirect'}                                      | 307 | 0
			{'kind': 'garbage'}                                       | 200 | 0
			{'kind': 'garbage', 'status': 201, 'placed': true}        | 201 | 1
			{'kind': 'token-expired'}                                 | 403 | 0
			{'kind': 'no-funds'}                                      | 400 | 0
			{'kind': 'out-of-stock'}                                  | 500 | 0
			{'kind': 'slow', 'delay-before-ms': 20}                   | 200 | 1
			{'kind': 'slow', 'delay-after-ms': 20}                    | 200 | 1
			{'kind': 'error', 'delay-before-ms': 20, 'placed': true}  | 500 | 1
			{'kind': 'finish', 'state': 'failed'}                     | 200 | 0
			""", delimiter = '|', quoteCharacter = '§')
	void answersOnceAsTheRuleHasIt(String rule, int status, int bought) {
		control.fault(rule);

		assertThat(create("A").statusCode()).isEqualTo(status);
		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(control.calls().at("/0/status").intValue()).isEqualTo(status);
		assertThat(control.calls().at("/0/fault").stringValue()).isNotEmpty();
		assertThat(create("B").statusCode()).isEqualTo(200);
		assertThat(control.calls().at("/1/fault").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "false, 0", "true, 1" })
	void cutsTheConnectionBeforeOrAfterTheOrderIsMade(boolean placed, int bought) {
		control.fault("{'kind': 'cut', 'placed': %s}".formatted(placed));

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> create("A"));

		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(control.calls()).hasSize(1);
		assertThat(control.calls().at("/0/status").intValue()).isZero();
	}

	@Test
	void answersGarbageThatNobodyCanRead() {
		control.fault("{'kind': 'garbage'}");

		assertThat(Json.parse(create("A").body())).isNull();
	}

	@Test
	void namesATargetAndAWaitingTime() {
		control.fault("""
				[{'kind': 'redirect'}, {'kind': 'throttled', 'retry-after-s': 7},
				 {'kind': 'unavailable', 'retry-after-s': 9}]""");

		assertThat(create("A").headers().firstValue("Location")).hasValue(sandbox.baseUrl("gifthub") + "/order/create");
		assertThat(create("A").headers().firstValue("Retry-After")).hasValue("7");
		assertThat(create("A").headers().firstValue("Retry-After")).hasValue("9");
	}

	@Test
	void delaysTheAnswerForAsLongAsAsked() {
		control.fault("{'kind': 'slow', 'delay-before-ms': 150, 'delay-after-ms': 150}");
		long start = System.nanoTime();

		create("A");

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void meetsOnlyTheCallsThatTheRuleNames() {
		control.fault("""
				[{'kind': 'error', 'status': 501, 'reference': 'B'},
				 {'kind': 'error', 'status': 502, 'skus': ['039-00-range', 'none']},
				 {'kind': 'error', 'status': 503, 'operation': 'get'}]""");

		assertThat(create("A").statusCode()).isEqualTo(200);
		assertThat(create("B").statusCode()).isEqualTo(501);
		assertThat(create("B").statusCode()).isEqualTo(200);
		assertThat(create("A", "039-00-range").statusCode()).isEqualTo(502);
		assertThat(api.send("GET", "/order/get?orderId=x", "").statusCode()).isEqualTo(503);
	}

	@Test
	void meetsCallsAboutAnOrderByItsReferenceToo() {
		String id = Json.MAPPER.readTree(create("A").body()).at("/data/id").stringValue();
		control.fault("{'kind': 'error', 'operation': 'get', 'reference': 'A'}");

		assertThat(api.send("GET", "/order/get?orderId=" + id, "").statusCode()).isEqualTo(500);
	}

	@Test
	void firesAfterAndAsOftenAsAsked() {
		control.fault("{'kind': 'no-funds', 'after': 2, 'times': 2}");

		assertThat(statuses(6)).containsExactly(200, 200, 400, 400, 200, 200);
		assertThat(control.faults().at("/0/seen").intValue()).isEqualTo(6);
		assertThat(control.faults().at("/0/fired").intValue()).isEqualTo(2);
	}

	@Test
	void firesWithoutEndUntilItIsCleared() {
		control.fault("{'kind': 'unavailable', 'times': 0}");
		assertThat(statuses(3)).containsExactly(503, 503, 503);

		control.clearFaults();

		assertThat(statuses(1)).containsExactly(200);
	}

	@Test
	void isDownForAWhile() {
		control.fault("{'kind': 'unavailable', 'for-ms': 5000}");
		assertThat(statuses(2)).containsExactly(503, 503);

		CLOCK.pass(Duration.ofSeconds(5));

		assertThat(statuses(1)).containsExactly(200);
	}

	@Test
	void meetsAShareOfTheCallsTheSameOnesForASeed() {
		List<Integer> first = withProbability(7);
		assertThat(first.stream().filter((status) -> status == 500).count()).isBetween(3L, 25L);
		assertThat(withProbability(7)).isEqualTo(first);
		assertThat(withProbability(8)).isNotEqualTo(first);
	}

	private List<Integer> withProbability(int seed) {
		reset();
		control.fault("{'kind': 'error', 'probability': 0.3, 'seed': %d}".formatted(seed));
		return statuses(40);
	}

	@Test
	void appliesTheFirstRuleThatFires() {
		control.fault("[{'kind': 'error', 'status': 501}, {'kind': 'error', 'status': 502}]");

		assertThat(statuses(3)).containsExactly(501, 502, 200);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{}                                          | needs a 'kind'
			5                                           | is a JSON object
			not JSON                                    | must be JSON
			{'kind': 'earthquake'}                      | no fault kind 'earthquake'
			{'kind': 'cut', 'colour': 'red'}            | colour
			{'kind': 'cut', 'operation': 'buy'}         | there are: create, confirm, get
			{'kind': 'cut', 'status': 500}              | 'cut' has no 'status'
			{'kind': 'cut', 'times': -1}                | at least 0
			{'kind': 'cut', 'probability': 2}           | from 0 to 1
			{'kind': 'error', 'status': 99}             | HTTP status
			{'kind': 'slow'}                            | needs delay-before-ms or delay-after-ms
			{'kind': 'slow', 'delay-after-ms': 1, 'placed': true} | has no 'placed'
			{'kind': 'code', 'code': 1}                 | knows no code 1
			{'kind': 'finish'}                          | needs state
			{'kind': 'finish', 'state': 'COMPLETE'}     | successful, partial, failed, rejected
			[{'kind': 'cut'}, {'kind': 'cut', 'times': -1}] | at least 0
			""", delimiter = '|', quoteCharacter = '§')
	void refusesARuleThatMakesNoSense(String rule, String why) {
		HttpResponse<String> response = new Api(sandbox.controlUrl(), "").send("POST", "/gifthub/faults", rule);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Json.MAPPER.readTree(response.body()).path("error").stringValue()).contains(why);
		assertThat(control.faults()).isEmpty();
	}

	@Test
	void refusesAConditionThatTheProvidersDocumentDoesNotKnow() {
		HttpResponse<String> response = new Api(sandbox.controlUrl(), "").send("POST", "/budgetree/faults",
				"{'kind': 'out-of-stock'}");

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("budgetree's document knows no answer");
	}

	private List<Integer> statuses(int calls) {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < calls; i++) {
			statuses.add(create("A").statusCode());
		}
		return statuses;
	}

	private HttpResponse<String> create(String reference) {
		return create(reference, "038-00-range");
	}

	private HttpResponse<String> create(String reference, String sku) {
		return api.send("POST", "/order/create", """
				{'productList': [{'sku': '%s', 'productType': 'range', 'quote': 5, 'quantity': 1}],
				 'wallet': 'EUR', 'reference': '%s'}""".formatted(sku, reference));
	}

}
