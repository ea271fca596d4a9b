package dev.bulkordering.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;

/**
 * The cards of one order by unit number, as far as they are stored. A provider that is
 * asked again tells of the same cards, perhaps in another order, fewer of them, or with
 * more about each; this finds out what that changes. A stored card is never dropped, and
 * each one stands for one card that is given, so that cards which look alike stay apart.
 */
final class UnitCards {

	private final SortedMap<Integer, Card> stored;

	private final Map<String, List<Integer>> unitsByMark = new HashMap<>();

	private final Set<Integer> taken = new HashSet<>();

	UnitCards(SortedMap<Integer, Card> stored) {
		this.stored = stored;
		stored.forEach((unit, card) -> marks(card)
			.forEach(mark -> unitsByMark.computeIfAbsent(mark, key -> new ArrayList<>()).add(unit)));
	}

	/**
	 * What has to be written so that the given cards are stored, too: by unit number,
	 * cards that say more than the stored ones and, behind all others, new ones. To be
	 * asked once.
	 */
	SortedMap<Integer, Card> changesFor(List<Card> given) {
		SortedMap<Integer, Card> changes = new TreeMap<>();
		List<Card> changed = new ArrayList<>();
		Map<Card, List<Integer>> unitsByCard = new HashMap<>();
		stored.forEach((unit, card) -> unitsByCard.computeIfAbsent(card, key -> new ArrayList<>()).add(unit));
		for (Card card : given) {
			List<Integer> same = unitsByCard.getOrDefault(card, List.of());
			if (same.isEmpty()) {
				changed.add(card);
			}
			else {
				taken.add(same.remove(0));
			}
		}
		int next = stored.isEmpty() ? 1 : stored.lastKey() + 1;
		for (Card card : changed) {
			Integer unit = known(card);
			if (unit == null) {
				changes.put(next++, card);
			}
			else {
				taken.add(unit);
				Card merged = merged(Objects.requireNonNull(stored.get(unit)), card);
				if (!merged.equals(stored.get(unit))) {
					changes.put(unit, merged);
				}
			}
		}
		return changes;
	}

	private @Nullable Integer known(Card card) {
		for (String mark : marks(card)) {
			for (Integer unit : unitsByMark.getOrDefault(mark, List.of())) {
				if (!taken.contains(unit) && isSame(Objects.requireNonNull(stored.get(unit)), card)) {
					return unit;
				}
			}
		}
		return null;
	}

	/** Everything that may tell a card from others, the surest first. */
	private static List<String> marks(Card card) {
		List<String> marks = new ArrayList<>();
		addMark(marks, "number ", card.number());
		addMark(marks, "code ", card.code());
		addMark(marks, "serial ", card.serial());
		addMark(marks, "barcode ", card.barcode());
		addMark(marks, "link ", card.link());
		return marks;
	}

	private static void addMark(List<String> marks, String kind, @Nullable String value) {
		if (isSaid(value)) {
			marks.add(kind + value);
		}
	}

	/**
	 * Whether two cards that share a mark are one. Cards of one number or code may get a
	 * new link whenever one asks. Many cards may share a link, so that it tells something
	 * only of a card that has neither number nor code yet.
	 */
	private static boolean isSame(Card one, Card other) {
		if (contradict(one.number(), other.number()) || contradict(one.code(), other.code())
				|| contradict(one.pin(), other.pin())) {
			return false;
		}
		if (agree(one.number(), other.number()) || agree(one.code(), other.code())) {
			return true;
		}
		boolean bothAreNamed = isNamed(one) && isNamed(other);
		return !bothAreNamed && one.sku().equals(other.sku()) && !contradict(one.serial(), other.serial())
				&& !contradict(one.barcode(), other.barcode()) && !contradict(one.link(), other.link());
	}

	private static boolean isNamed(Card card) {
		return isSaid(card.number()) || isSaid(card.code());
	}

	private static Card merged(Card stored, Card given) {
		return new Card(stored.sku(), either(given.number(), stored.number()), either(given.pin(), stored.pin()),
				either(given.code(), stored.code()), either(given.link(), stored.link()),
				either(given.serial(), stored.serial()), either(given.barcode(), stored.barcode()),
				either(given.validity(), stored.validity()), amount(given, stored),
				either(given.currency(), stored.currency()));
	}

	private static @Nullable BigDecimal amount(Card given, Card stored) {
		return given.amount() != null ? given.amount() : stored.amount();
	}

	private static @Nullable String either(@Nullable String first, @Nullable String second) {
		return isSaid(first) ? first : second;
	}

	private static boolean contradict(@Nullable String one, @Nullable String other) {
		return isSaid(one) && isSaid(other) && !Objects.equals(one, other);
	}

	private static boolean agree(@Nullable String one, @Nullable String other) {
		return isSaid(one) && Objects.equals(one, other);
	}

	private static boolean isSaid(@Nullable String value) {
		return value != null && !value.isBlank();
	}

}
