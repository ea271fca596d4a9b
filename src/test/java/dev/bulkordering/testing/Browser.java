package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import org.jspecify.annotations.Nullable;

/**
 * A real browser without a window: one that is installed, else one that the system's
 * package manager installs where it may, else the one that Playwright downloads.
 */
public final class Browser implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private static final long INSTALLING_MINUTES = 10;

	private static com.microsoft.playwright.@Nullable Browser shared;

	private final com.microsoft.playwright.Browser browser;

	private final List<BrowserContext> contexts = new ArrayList<>();

	private Browser(com.microsoft.playwright.Browser browser) {
		this.browser = browser;
	}

	/** Starts the browser, unless it runs already. */
	public static synchronized Browser start() {
		if (shared == null) {
			shared = launch();
		}
		return new Browser(shared);
	}

	private static com.microsoft.playwright.Browser launch() {
		Path installed = OneAtATime.run("browser", () -> installed().or(Browser::install).orElse(null));
		Playwright playwright = Playwright.create(new Playwright.CreateOptions()
			.setEnv(installed == null ? Map.of() : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true)
			.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
					"--no-first-run", "--disable-background-networking", "--disable-component-update",
					"--disable-sync"));
		if (installed != null) {
			options.setExecutablePath(installed);
		}
		try {
			return playwright.chromium().launch(options);
		}
		catch (RuntimeException ex) {
			playwright.close();
			throw new AssertionError("The tests of the pages need a browser: install Chromium (Debian: apt-get"
					+ " install chromium), or let Playwright download one", ex);
		}
	}

	/**
	 * A page of a person's own, with cookies of its own.
	 * @param width in pixels
	 */
	public Page page(int width) {
		BrowserContext context = browser
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 900)
				.setLocale("en-IN")
				.setTimezoneId("Asia/Kolkata")
				.setReducedMotion(ReducedMotion.REDUCE)
				.setAcceptDownloads(true));
		contexts.add(context);
		context.setDefaultTimeout(20_000);
		return context.newPage();
	}

	/** Closes the pages. */
	@Override
	public void close() {
		contexts.forEach(BrowserContext::close);
	}

	private static Optional<Path> installed() {
		String path = System.getenv().getOrDefault("PATH", "");
		return NAMES.stream()
			.flatMap((name) -> Stream.of(path.split(java.io.File.pathSeparator)).map((one) -> Path.of(one, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static Optional<Path> install() {
		if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !"root".equals(System.getProperty("user.name"))) {
			return Optional.empty();
		}
		run("apt-get", "-qq", "update");
		run("apt-get", "-qq", "install", "--yes", "--no-install-recommends", "chromium");
		return installed();
	}

	private static void run(String... command) {
		@Nullable Process process = null;
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
			process = builder.start();
			if (!process.waitFor(INSTALLING_MINUTES, TimeUnit.MINUTES)) {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
