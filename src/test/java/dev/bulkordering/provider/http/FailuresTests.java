package dev.bulkordering.provider.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FailuresTests {

	@ParameterizedTest
	@MethodSource("failures")
	void meansNothingBoughtBeforeTheRequestLeavesAndDoubtAfterIt(Exception failure, String words) throws Exception {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try {
			Flight flight = new Flight(null, () -> true, Duration.ofMinutes(1), clock);
			Outcome before = Failures.outcome(flight, failure, Duration.ofSeconds(30));
			flight.depart();
			Outcome after = Failures.outcome(flight, failure, Duration.ofSeconds(30));

			assertThat(before).isInstanceOf(Unavailable.class);
			assertThat(before.message()).contains(words).doesNotContain("secret");
			assertThat(after).isInstanceOf(Unknown.class);
			assertThat(after.message()).doesNotContain("secret");
		}
		finally {
			clock.shutdownNow();
		}
	}

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new UnknownHostException("secret"), "host is not known"),
				arguments(new ConnectTimeoutException("secret"), "in time"),
				arguments(new ConnectionRequestTimeoutException("secret"), "busy"),
				arguments(new SSLHandshakeException("secret"), "TLS"),
				arguments(new ConnectException("secret"), "refuses connections"),
				arguments(new IOException("secret"), "no connection"),
				arguments(new IllegalStateException("secret"), "no connection"));
	}

}
