package dev.bulkordering.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.AccessToken.Given;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Unavailable;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenTests {

	private static final List<String> CREDENTIALS = List.of("https://api.example.com", "client", "s3cret");

	private final MemoryCredentials store = new MemoryCredentials();

	private final AtomicInteger calls = new AtomicInteger();

	private final AccessToken token = new AccessTokens(store).of("enkash", CREDENTIALS);

	private TokenEndpoint answering(TokenAnswer answer) {
		return (secret) -> {
			calls.incrementAndGet();
			return new Reply<>(answer, List.of());
		};
	}

	private TokenEndpoint granting(Duration life) {
		return (secret) -> new Reply<>(new TokenAnswer.Granted("token-" + calls.incrementAndGet(), life, null),
				List.of());
	}

	@Test
	void isFetchedOnceForAllWhoAskAtTheSameTime() throws Exception {
		CountDownLatch allAsk = new CountDownLatch(1);
		TokenEndpoint slow = (secret) -> {
			calls.incrementAndGet();
			pause();
			return new Reply<>(new TokenAnswer.Granted("one", Duration.ofMinutes(5), null), List.of());
		};
		assertThat(inParallel(20, allAsk, () -> token.get(slow).result().value())).hasSize(20).containsOnly("one");
		assertThat(calls).hasValue(1);
	}

	@Test
	void sharesAFailureAmongThoseWhoWaitedForIt() throws Exception {
		CountDownLatch allAsk = new CountDownLatch(1);
		TokenEndpoint down = (secret) -> {
			calls.incrementAndGet();
			pause();
			return new Reply<>(new TokenAnswer.NotAnswered(new Unavailable("down")), List.of());
		};
		List<Outcome> outcomes = inParallel(20, allAsk, () -> token.get(down).result().why());
		assertThat(outcomes).hasSize(20).allMatch(Unavailable.class::isInstance);
		assertThat(calls).hasValueLessThan(5);
		assertThat(token.get(granting(Duration.ofMinutes(5))).result().value()).isNotNull();
	}

	@Test
	void isRenewedBeforeItsLifeIsOver() throws Exception {
		Duration life = Duration.ofMillis(500);
		assertThat(token.get(granting(life)).result().value()).isEqualTo("token-1");
		assertThat(token.get(granting(life)).result().value()).isEqualTo("token-1");
		Thread.sleep(410);
		assertThat(token.get(granting(life)).result().value()).as("a fifth of its life before the end")
			.isEqualTo("token-2");
	}

	@Test
	void neverSendsCredentialsAgainThatWereRefused() {
		TokenEndpoint refusing = answering(new TokenAnswer.Refused("401: mend the password"));
		for (int i = 0; i < 3; i++) {
			assertRefused(token.get(refusing).result());
		}
		assertRefused(new AccessTokens(store).of("enkash", CREDENTIALS).get(refusing).result());
		assertThat(calls).hasValue(1);

		AccessToken changed = new AccessTokens(store).of("enkash",
				List.of("https://api.example.com", "client", "mended"));
		assertThat(changed.get(granting(Duration.ofMinutes(5))).result().value()).isNotNull();
		assertThat(calls).hasValue(2);
	}

	@Test
	void triesRefusedCredentialsOnceMoreWhenTheyAreForgiven() {
		AccessTokens tokens = new AccessTokens(store);
		TokenEndpoint refusing = answering(new TokenAnswer.Refused("401"));
		tokens.of("enkash", CREDENTIALS).get(refusing);
		tokens.forgive("plum");
		tokens.of("enkash", CREDENTIALS).get(refusing);
		assertThat(calls).hasValue(1);
		tokens.forgive("enkash");
		tokens.of("enkash", CREDENTIALS).get(refusing);
		tokens.of("enkash", CREDENTIALS).get(refusing);
		assertThat(calls).hasValue(2);
	}

	@Test
	void replacesATokenThatIsNotAcceptedOnce() {
		String first = token.get(granting(Duration.ofMinutes(5))).result().value();
		assertThat(token.notAccepted(first)).isTrue();
		String second = token.get(granting(Duration.ofMinutes(5))).result().value();
		assertThat(second).isNotEqualTo(first);
		assertThat(token.notAccepted(first)).as("somebody else has replaced it").isTrue();
		assertThat(token.notAccepted(second)).as("a fresh one is refused too: it is the account").isFalse();
		token.accepted(second);
		assertThat(token.notAccepted(second)).as("it was good once, so it has run out").isTrue();
	}

	@Test
	void handsTheNextTokenCallWhatTheLastOneGave() {
		List<String> sent = new ArrayList<>();
		TokenEndpoint rotating = (secret) -> {
			sent.add(secret);
			return new Reply<>(new TokenAnswer.Granted("t", Duration.ZERO, "refresh-" + sent.size()), List.of());
		};
		token.get(rotating);
		token.get(rotating);
		new AccessTokens(store).of("enkash", CREDENTIALS).get(rotating);
		assertThat(sent).containsExactly(null, "refresh-1", "refresh-2");
	}

	@Test
	void makesNoCallWhereItCannotKnowWhetherTheCredentialsWereRefused() {
		CredentialStore away = new MemoryCredentials() {
			@Override
			public java.util.Optional<String> refusal(String provider, byte[] digest) {
				throw new IllegalStateException("the database is away");
			}
		};
		Given given = new AccessTokens(away).of("enkash", CREDENTIALS).get(granting(Duration.ofMinutes(5))).result();
		assertThat(given.value()).isNull();
		assertThat(calls).hasValue(0);
	}

	@Test
	void showsNoTokenInAnyText() {
		Given given = token.get(answering(new TokenAnswer.Granted("hush", Duration.ofMinutes(1), "hush2"))).result();
		assertThat(given.toString() + new TokenAnswer.Granted("hush", Duration.ZERO, "hush2")).doesNotContain("hush");
	}

	private static void assertRefused(Given given) {
		assertThat(given.why()).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
			assertThat(rejected.message()).contains("401");
		});
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(100);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static <T> List<T> inParallel(int threads, CountDownLatch start, Callable<T> work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<T>> all = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				all.add(executor.submit(() -> {
					start.await();
					return work.call();
				}));
			}
			start.countDown();
			List<T> results = new ArrayList<>();
			for (Future<T> one : all) {
				results.add(one.get(10, TimeUnit.SECONDS));
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
