package dev.bulkordering.job.run;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ActorTests {

	private static final Actor ASHA = new Actor("asha@example.com", "console");

	@Test
	void isTheUserOfTheProcessUnlessAnEntranceActsForSomebody() {
		Actor process = Actor.current();
		assertThat(process.user()).isEqualTo(System.getProperty("user.name"));
		assertThat(ASHA.<Actor>call(Actor::current)).isEqualTo(ASHA);
		Actor ben = new Actor("ben", "console");
		assertThat(ASHA.<Actor>call(() -> {
			ben.call(Actor::current);
			return Actor.current();
		})).isEqualTo(ASHA);
		assertThatIllegalStateException().isThrownBy(() -> ASHA.call(() -> {
			throw new IllegalStateException();
		}));
		assertThat(Actor.current()).isEqualTo(process);
	}

	@Test
	void goesAlongToAnotherThread() throws InterruptedException {
		AtomicReference<Actor> seen = new AtomicReference<>();
		Thread thread = new Thread(ASHA.carriedBy(() -> seen.set(Actor.current())));
		thread.start();
		thread.join();
		assertThat(seen.get()).isEqualTo(ASHA);
	}

	@Test
	void isTheSamePersonOnAnyHostAndInAnyLetters() {
		assertThat(ASHA.isSamePersonAs(new Actor("Asha@Example.com", "desk"))).isTrue();
		assertThat(ASHA.isSamePersonAs(new Actor("asha", "console"))).isFalse();
	}

	@Test
	void isReadAsItWasRecorded() {
		assertThat(ASHA).hasToString("asha@example.com@console");
		assertThat(Actor.recorded(ASHA.toString())).isEqualTo(ASHA);
		assertThat(Actor.recorded("system")).isEqualTo(new Actor("system", ""));
	}

}
