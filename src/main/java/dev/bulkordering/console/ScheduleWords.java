package dev.bulkordering.console;

import java.util.Locale;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How pages say when a job runs. */
@Component("scheduleWords")
@ConditionalOnWebApplication
class ScheduleWords {

	private final CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

	/**
	 * An expression in words; empty where there are none for it.
	 * @param cron as a job has it
	 */
	public String of(String cron) {
		try {
			return CronDescriptor.instance(Locale.UK).describe(parser.parse(cron));
		}
		catch (IllegalArgumentException ex) {
			// Spring takes more than this library can tell of
			return "";
		}
	}

}
