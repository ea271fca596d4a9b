package dev.bulkordering.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;

/** A Spring application with a web server. */
final class SpringServer implements ServerLauncher.RunningServer {

	private final ConfigurableApplicationContext context;

	private SpringServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SpringServer start(Class<?> application, List<String> arguments, int port) {
		SpringApplication spring = new SpringApplication(application);
		spring.setBannerMode(Banner.Mode.OFF);
		spring.setLogStartupInfo(false);
		// a signal drains the calls in flight first; the context is closed after that
		spring.setRegisterShutdownHook(false);
		List<String> all = new ArrayList<>(arguments);
		// the command line starts none, and says so in the application's configuration
		all.add("--spring.main.web-application-type=servlet");
		all.add("--springdoc.api-docs.enabled=true");
		all.add("--server.port=" + port);
		try {
			return new SpringServer(spring.run(all.toArray(String[]::new)));
		}
		catch (RuntimeException ex) {
			if (Failure.root(ex, PortInUseException.class) != null) {
				throw new RefusedException("Port " + port + " is taken: choose another with --port");
			}
			throw ex;
		}
	}

	@Override
	public int port() {
		return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
	}

	@Override
	public void stopGracefully() {
		context.getBean(Operations.class).stopGracefully();
	}

	@Override
	public void close() {
		context.close();
	}

}
