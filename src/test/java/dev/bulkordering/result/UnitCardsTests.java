package dev.bulkordering.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.bulkordering.order.Card;

import static org.assertj.core.api.Assertions.assertThat;

class UnitCardsTests {

	@Test
	void tellApartCardsThatShareALink() {
		Card one = card(null, "1", null, "https://example.test/redeem");
		Card other = card(null, "2", null, "https://example.test/redeem");
		assertThat(changes(List.of(one, other), other)).isEmpty();
		assertThat(changes(List.of(one), other)).containsExactly(Map.entry(2, other));
	}

	@Test
	void takeANewLinkOfACardWithANumber() {
		Card before = card("6001", "1", null, "https://example.test/a");
		Card after = card("6001", "1", null, "https://example.test/b");
		assertThat(changes(List.of(before), after)).containsExactly(Map.entry(1, after));
	}

	@Test
	void takeTheNumberOfACardThatHadOnlyALink() {
		Card before = card(null, null, null, "https://example.test/a");
		Card after = card("6001", "1", null, "https://example.test/a");
		assertThat(changes(List.of(before), after)).containsExactly(Map.entry(1, after));
	}

	@Test
	void neverTakeBackWhatWasSaidOfACard() {
		Card full = card("6001", "1", "C", "https://example.test/a");
		assertThat(changes(List.of(full), card("6001", null, null, " "))).isEmpty();
	}

	@Test
	void keepCardsOfOneNumberApartWhereTheirPinsDiffer() {
		Card one = card("GENERIC", "1", null, null);
		Card other = card("GENERIC", "2", null, null);
		assertThat(changes(List.of(one), other)).containsExactly(Map.entry(2, other));
	}

	@Test
	void keepUnitsThatLookTheSame() {
		Card card = card(null, null, "MULTI", null);
		assertThat(changes(List.of(), card, card)).hasSize(2);
		assertThat(changes(List.of(card), card, card)).hasSize(1);
		assertThat(changes(List.of(card, card), card)).isEmpty();
	}

	@Property(tries = 300)
	void holdEveryCardOnceWhateverPartsAreToldInWhateverOrder(@ForAll @IntRange(max = 12) int count,
			@ForAll Random random) {
		List<Card> all = new ArrayList<>();
		for (int number = 0; number < count; number++) {
			boolean numbered = number % 2 == 0;
			all.add(card(numbered ? "N" + number : null, "P" + number % 3, numbered ? null : "C" + number, "same"));
		}
		SortedMap<Integer, Card> stored = new TreeMap<>();
		for (int round = 0; round < 5; round++) {
			List<Card> told = new ArrayList<>(all);
			Collections.shuffle(told, random);
			told = (round < 4) ? told.subList(0, random.nextInt(count + 1)) : told;
			SortedMap<Integer, Card> before = new TreeMap<>(stored);
			stored.putAll(new UnitCards(stored).changesFor(told));
			assertThat(stored).containsAllEntriesOf(before);
		}
		assertThat(stored.values()).containsExactlyInAnyOrderElementsOf(all);
		assertThat(stored.keySet()).allMatch(unit -> unit >= 1 && unit <= count);
	}

	private static SortedMap<Integer, Card> changes(List<Card> stored, Card... given) {
		SortedMap<Integer, Card> units = new TreeMap<>();
		stored.forEach(card -> units.put(units.size() + 1, card));
		return new UnitCards(units).changesFor(List.of(given));
	}

	private static Card card(@Nullable String number, @Nullable String pin, @Nullable String code,
			@Nullable String link) {
		return new Card("SKU", number, pin, code, link, null, null, null, null, null);
	}

}
