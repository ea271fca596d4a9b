package dev.bulkordering.provider.plum;

import java.util.List;

import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;

/**
 * What a job says of its orders at Plum.
 *
 * @param notifyReceiver whether Plum writes an e-mail to the receiver; then each row
 * needs an address
 * @param notifyAdmin whether Plum writes an e-mail to the account's administrator
 */
record PlumOptions(boolean notifyReceiver, boolean notifyAdmin) {

	private static final String NOTIFY_RECEIVER = "notify-receiver";

	private static final String NOTIFY_ADMIN = "notify-admin";

	private static final List<String> YES_OR_NO = List.of("true", "false");

	static final List<JobOption> ALL = List.of(new JobOption(NOTIFY_RECEIVER, false, YES_OR_NO,
			"true: Plum tells the receiver by e-mail, so each row needs an address; false (the default): it does not."),
			new JobOption(NOTIFY_ADMIN, false, YES_OR_NO,
					"true: Plum tells the account's administrator by e-mail; false (the default): it does not."));

	static PlumOptions of(JobOptions options) {
		return new PlumOptions(options.isTrue(NOTIFY_RECEIVER), options.isTrue(NOTIFY_ADMIN));
	}

}
