package dev.bulkordering.console;

/** What a person who is signed in may do. A person can have several roles. */
enum Role {

	/** Uploads sheets, has them placed, and gets their results. */
	FINANCE,
	/** Decides about sheets that wait for a second person. */
	APPROVER,
	/** Sees cards and codes. */
	CODES,
	/** Restarts and stops runs, decides held orders. */
	OPERATOR,
	/** Looks at everything but codes, and changes nothing. */
	VIEWER,
	/** Everything but codes, and of all jobs. */
	ADMIN;

	/** The name that Spring Security knows it by. */
	String authority() {
		return "ROLE_" + name();
	}

}
