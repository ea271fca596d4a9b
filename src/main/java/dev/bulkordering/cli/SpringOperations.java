package dev.bulkordering.cli;

import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import dev.bulkordering.job.Operations;

/** The operations of a Spring application that starts no web server. */
final class SpringOperations implements StartedOperations {

	private final ConfigurableApplicationContext context;

	private final Operations operations;

	private SpringOperations(ConfigurableApplicationContext context) {
		this.context = context;
		this.operations = context.getBean(Operations.class);
	}

	static SpringOperations start(Class<?> application, List<String> arguments) {
		SpringApplication spring = new SpringApplication(application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		spring.setBannerMode(Banner.Mode.OFF);
		spring.setLogStartupInfo(false);
		// a signal drains the calls in flight first; the context is closed after that
		spring.setRegisterShutdownHook(false);
		ConfigurableApplicationContext context = spring.run(arguments.toArray(String[]::new));
		try {
			return new SpringOperations(context);
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
	}

	@Override
	public Operations operations() {
		return operations;
	}

	@Override
	public void close() {
		context.close();
	}

}
