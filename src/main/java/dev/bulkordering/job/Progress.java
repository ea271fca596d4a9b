package dev.bulkordering.job;

/**
 * Is told how far a run is. Calls come from the run's own thread, often: implementations
 * thin them out.
 */
public interface Progress {

	/** Tells nobody. */
	Progress NONE = new Progress() {
	};

	/**
	 * A step begins.
	 * @param name of the step, as people know it: "reading", "packing", "placing"
	 * @param total how many things it has to do, or -1 if that is not known yet
	 */
	default void begin(String name, long total) {
	}

	/** So many of the step's things are done. */
	default void at(long done) {
	}

	/** A sentence for people. */
	default void say(String sentence) {
	}

}
