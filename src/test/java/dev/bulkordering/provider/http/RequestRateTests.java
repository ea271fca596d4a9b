package dev.bulkordering.provider.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRateTests {

	@Test
	void givesOneAtATimeAtASmallRate() {
		RequestRate rate = new RequestRate(1);

		assertThat(rate.nanosUntilNext()).isZero();
		assertThat(rate.take(5)).isEqualTo(1);
		assertThat(rate.take(5)).isZero();
		assertThat(rate.nanosUntilNext()).isBetween(Duration.ofMillis(500).toNanos(), Duration.ofSeconds(1).toNanos());
	}

	@Test
	void givesNoMoreThanATwentiethOfASecondsWorthAtOnce() {
		assertThat(new RequestRate(200).take(1000)).isBetween(10, 12);
		assertThat(new RequestRate(200).take(3)).isEqualTo(3);
		assertThat(new RequestRate(200).take(0)).isZero();
		assertThat(new RequestRate(200).take(-1)).isZero();
	}

	@Test
	void waitsNoLongerThanItMust() throws InterruptedException {
		RequestRate rate = new RequestRate(10);
		rate.await();
		long begun = System.nanoTime();
		rate.await();
		rate.await();

		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(195),
				Duration.ofSeconds(2));
	}

	@Test
	void neverGivesMoreInASecondThanConfigured() {
		RequestRate rate = new RequestRate(100);
		long begun = System.nanoTime();
		int taken = 0;
		while (System.nanoTime() - begun < Duration.ofMillis(990).toNanos()) {
			taken += rate.take(100);
			java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
		}

		assertThat(taken).isBetween(50, 100);
	}

}
