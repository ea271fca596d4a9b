package dev.bulkordering.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.ScheduleView.Pause;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinition.Schedule;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.schedule.Schedules;

/** Shows which jobs run by themselves, and what lies in inboxes. */
class ScheduleViews {

	private static final int LATEST = 5;

	private final JobDefinitions definitions;

	private final RunPreparation preparation;

	private final Schedules schedules;

	private final InboxLook inboxes;

	ScheduleViews(JobDefinitions definitions, RunPreparation preparation, Schedules schedules, InboxLook inboxes) {
		this.definitions = definitions;
		this.preparation = preparation;
		this.schedules = schedules;
		this.inboxes = inboxes;
	}

	/** Each job with a schedule or an inbox, and each that cannot be used, by name. */
	List<ScheduleView> all() {
		Map<String, Pause> pauses = schedules.pauses();
		return definitions.names()
			.stream()
			.map((name) -> view(name, pauses.get(name)))
			.filter(Objects::nonNull)
			.toList();
	}

	private @Nullable ScheduleView view(String name, @Nullable Pause pause) {
		JobDefinition job;
		try {
			job = definitions.load(name);
		}
		catch (RefusedException ex) {
			return new ScheduleView(name, ex.getMessage(), null, null, null, pause, schedules.latest(name, LATEST),
					null);
		}
		Schedule schedule = job.schedule();
		String problem = problem(job);
		if (schedule == null && job.inbox() == null && problem == null) {
			return null;
		}
		boolean held = job.inbox() == null || pause != null;
		return new ScheduleView(name, problem, schedule == null ? null : schedule.cron().toString(),
				schedule == null ? null : schedule.zone().getId(),
				schedule == null || held ? null : schedules.next(schedule), pause, schedules.latest(name, LATEST),
				job.inbox() == null ? null : inboxes.at(name, job.inbox()));
	}

	private @Nullable String problem(JobDefinition job) {
		if (job.schedule() != null && job.inbox() == null) {
			return job.file() + ": it has a schedule but no inbox, so there is nothing to run. Set inbox, too";
		}
		try {
			preparation.requireUsable(preparation.prepare(job.name()));
			return null;
		}
		catch (RefusedException ex) {
			return ex.getMessage();
		}
	}

}
