package dev.bulkordering.job.run;

/** Who acts, for the audit trail. */
public final class Actor {

	private Actor() {
	}

	/** The user of this process and its host. */
	public static String current() {
		return System.getProperty("user.name") + "@" + ProcessIdentity.current().host();
	}

}
