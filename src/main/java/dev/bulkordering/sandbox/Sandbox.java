package dev.bulkordering.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;

/**
 * The emulated providers, served on 127.0.0.1 alone. What they sold is kept in a database
 * file: it outlives this process however that ends, and other sandboxes on the same
 * directory, in this process or another, sell from the same books.
 */
public final class Sandbox implements AutoCloseable {

	private static final int CONNECTIONS = 6;

	private static final int BACKLOG = 1024;

	/**
	 * The server's own settings. Without the first, every answer waits 40 ms for the
	 * client's acknowledgement; without the others, connections that clients keep are
	 * closed under them, which a test would take for a fault that nobody asked for.
	 */
	private static final Map<String, String> SERVER_DEFAULTS = Map.of("sun.net.httpserver.nodelay", "true",
			"sun.net.httpserver.maxIdleConnections", "1000", "sun.net.httpserver.idleInterval", "600");

	private final HttpServer server;

	private final ExecutorService threads;

	private final Database database;

	private final Messenger messenger;

	private final Set<String> providers;

	private final CountDownLatch closing = new CountDownLatch(1);

	private Sandbox(HttpServer server, ExecutorService threads, Database database, Messenger messenger,
			SortedMap<String, Books> books) {
		this.server = server;
		this.threads = threads;
		this.database = database;
		this.messenger = messenger;
		this.providers = Collections.unmodifiableSet(books.keySet());
		books.forEach((name, own) -> server.createContext("/" + name, new ProviderHandler(own, closing)));
		server.createContext(ControlHandler.PATH, new ControlHandler(books, messenger));
		server.setExecutor(threads);
		server.start();
	}

	/**
	 * Starts to serve.
	 * @param port the port; 0 takes any that is free
	 * @param dataDirectory where the state is kept; made if absent
	 * @param options how it runs
	 * @throws IOException if the port is taken or the directory can't be used; the
	 * message says which
	 */
	public static Sandbox start(int port, Path dataDirectory, SandboxOptions options) throws IOException {
		Database database = new Database(dataDirectory, CONNECTIONS);
		try {
			Messenger messenger = new Messenger(options.clock());
			SortedMap<String, Books> books = new TreeMap<>();
			for (EmulatedProvider provider : ServiceLoader.load(EmulatedProvider.class,
					EmulatedProvider.class.getClassLoader())) {
				books.put(provider.name(), new Books(database, provider, options.clock(), messenger));
			}
			return new Sandbox(listen(port), threads(options.threads()), database, messenger, books);
		}
		catch (IOException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	private static HttpServer listen(int port) throws IOException {
		SERVER_DEFAULTS.forEach((name, value) -> {
			if (System.getProperty(name) == null) {
				System.setProperty(name, value);
			}
		});
		InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 });
		try {
			return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
		}
		catch (BindException ex) {
			throw new IOException("The sandbox can't listen on 127.0.0.1:" + port + " (" + ex.getMessage()
					+ "): choose another port, or 0 for any", ex);
		}
	}

	private static ExecutorService threads(int most) {
		ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (work) -> {
					Thread thread = new Thread(work, "sandbox");
					thread.setDaemon(true);
					return thread;
				});
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	/** The port that it listens on. */
	public int port() {
		return server.getAddress().getPort();
	}

	/** The names of the emulated providers, in the alphabet's order. */
	public Set<String> providers() {
		return providers;
	}

	/**
	 * The base URL of a provider's API, without a slash at its end.
	 * @throws IllegalArgumentException if the provider isn't emulated
	 */
	public String baseUrl(String provider) {
		if (!providers.contains(provider)) {
			throw new IllegalArgumentException(
					"The sandbox has no provider '" + provider + "', only " + String.join(", ", providers));
		}
		return root() + "/" + provider;
	}

	/** The base URL of the control API, without a slash at its end. */
	public String controlUrl() {
		return root() + ControlHandler.PATH;
	}

	/** What is served where, for people. */
	public String description() {
		StringBuilder text = new StringBuilder("Emulated providers:\n");
		providers.forEach((name) -> text.append("  %-10s %s%n".formatted(name, baseUrl(name))));
		return text.append("""
				Control, for tests and operators (%1$s):
				  GET  /PROVIDER/orders, /bought, /calls    what was ordered, bought and asked
				  GET  /PROVIDER/catalog                    what can be bought
				  GET, PUT /PROVIDER/settings               balance, stock, latency, ...
				  GET, POST, DELETE /PROVIDER/faults        for example {"kind": "cut", "placed": true}
				  GET, POST /PROVIDER/webhooks              what was told, and tells something now
				  POST /reset, /PROVIDER/reset              forgets everything
				""".formatted(controlUrl())).toString();
	}

	private String root() {
		return "http://127.0.0.1:" + port();
	}

	/**
	 * Stops serving; calls in progress end without an answer, and webhooks that are due
	 * later are not sent. The state stays.
	 */
	@Override
	public void close() {
		closing.countDown();
		server.stop(0);
		// never by an interrupt: that would close the database's file under its feet
		threads.shutdown();
		try {
			threads.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		messenger.close();
		database.close();
	}

}
