package dev.bulkordering.sandbox;

import java.time.Duration;
import java.util.List;

/**
 * How an order that is being bought will end.
 *
 * @param state the provider's word for its end
 * @param items its items with the units that are delivered
 * @param after how long it takes
 * @param lookUps how many look-ups find it unfinished even then
 */
public record Ending(String state, List<Item> items, Duration after, int lookUps) {

	/** This end, reached at once. */
	public Ending immediate() {
		return new Ending(state, items, Duration.ZERO, 0);
	}

	/** Whether the order is finished as soon as it is bought. */
	public boolean atOnce() {
		return after.isZero() && lookUps == 0;
	}

}
