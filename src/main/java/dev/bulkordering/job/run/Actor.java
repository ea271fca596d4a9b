package dev.bulkordering.job.run;

import java.util.function.Supplier;

/**
 * Who acts, for the audit trail and for what a second person has to decide: the user of
 * this process, unless an entrance says whom it acts for.
 *
 * @param user name of the user
 * @param host where the user acts; does not make another person of one
 */
public record Actor(String user, String host) {

	private static final ThreadLocal<Actor> ACTING = new ThreadLocal<>();

	/** Who acts on this thread. */
	public static Actor current() {
		Actor acting = ACTING.get();
		return acting != null ? acting : new Actor(System.getProperty("user.name"), ProcessIdentity.current().host());
	}

	/** The actor whom {@link #toString()} has recorded. */
	public static Actor recorded(String text) {
		// a user's name may be a mail address, a host's name has no @
		int at = text.lastIndexOf('@');
		return at < 0 ? new Actor(text, "") : new Actor(text.substring(0, at), text.substring(at + 1));
	}

	/** Does something for this actor, on the calling thread and those that a run has. */
	public <T> T call(Supplier<T> work) {
		Actor before = ACTING.get();
		ACTING.set(this);
		try {
			return work.get();
		}
		finally {
			if (before == null) {
				ACTING.remove();
			}
			else {
				ACTING.set(before);
			}
		}
	}

	/** A task that is done for this actor, whatever thread it runs on. */
	public Runnable carriedBy(Runnable task) {
		return () -> call(() -> {
			task.run();
			return this;
		});
	}

	/**
	 * Whether this is the same person. A name in other letters is, too: where that
	 * matters, doubt must not make two persons of one.
	 */
	public boolean isSamePersonAs(Actor other) {
		return user.equalsIgnoreCase(other.user);
	}

	/** Name and host, as they are recorded. */
	@Override
	public String toString() {
		return user + "@" + host;
	}

}
