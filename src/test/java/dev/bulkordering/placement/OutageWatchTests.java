package dev.bulkordering.placement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutageWatchTests {

	private final OutageWatch watch = new OutageWatch(3);

	@Test
	void countsAnOrderOnceHoweverOftenItIsAskedAbout() {
		watch.outage(1, "no answer");
		for (int i = 0; i < 10; i++) {
			watch.unanswered(1, "no answer");
			watch.unanswered(2, "no answer");
		}
		assertThat(watch.isDown()).isFalse();
		watch.unanswered(3, "503");
		assertThat(watch.isDown()).isTrue();
		assertThat(watch.message()).startsWith("3 orders in a row").contains("503");
	}

	@Test
	void beginsAnewWithEveryAnswer() {
		watch.unanswered(1, "no answer");
		watch.unanswered(2, "no answer");
		watch.alive();
		watch.unanswered(1, "no answer");
		watch.outage(3, "no answer");
		assertThat(watch.isDown()).isFalse();
		watch.outage(3, "no answer");
		assertThat(watch.isDown()).as("two calls for an order are two").isTrue();
	}

}
