package dev.bulkordering.provider;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A provider that plays a script: one turn for each request that it has read, good or
 * bad. Real sockets, so that it can also break them.
 */
public final class ScriptedServer implements AutoCloseable {

	private final ServerSocket listening;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Queue<Turn> script = new ConcurrentLinkedQueue<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private volatile Function<Received, Turn> otherwise = (request) -> json(599,
			"{\"message\":\"nothing left in the script\"}");

	private volatile boolean hangsUp;

	/** Starts one on a free port of this machine. */
	public ScriptedServer() {
		try {
			this.listening = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		threads.execute(this::accept);
	}

	/** What the server does with a request that it has read. */
	public interface Turn {

		/** Answers; false ends the connection. */
		boolean play(Socket socket, OutputStream out) throws IOException;

	}

	/** A request as it arrived. Header names are in lower case. */
	public record Received(int connection, String method, String path, Map<String, String> headers, String body) {

	}

	/** Answers with a status, a JSON body, and headers such as {@code Retry-After: 5}. */
	public static Turn json(int status, String body, String... headers) {
		return bytes(status, body.getBytes(StandardCharsets.UTF_8), headers);
	}

	/** Answers with a status, any body and headers. */
	public static Turn bytes(int status, byte[] body, String... headers) {
		return (socket, out) -> {
			StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Reason\r\nContent-Length: " + body.length
					+ "\r\nContent-Type: application/json\r\n");
			List.of(headers).forEach((header) -> head.append(header).append("\r\n"));
			out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
			out.write(body);
			out.flush();
			return true;
		};
	}

	/** Writes these characters as they are, then ends the connection. */
	public static Turn raw(String text) {
		return (socket, out) -> {
			out.write(text.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			return false;
		};
	}

	/** Ends the connection without an answer. */
	public static Turn cut() {
		return (socket, out) -> false;
	}

	/** Never answers. */
	public static Turn silence() {
		return (socket, out) -> {
			socket.getInputStream().read();
			return false;
		};
	}

	/**
	 * Appends to the script. Behind its end every request is answered with 599, unless
	 * {@link #answering} says otherwise.
	 */
	public ScriptedServer then(Turn... turns) {
		script.addAll(List.of(turns));
		return this;
	}

	/**
	 * From now on plays what follows from each request, wherever the script is at its
	 * end.
	 */
	public ScriptedServer answering(Function<Received, Turn> turns) {
		otherwise = turns;
		return this;
	}

	/** From now on connections are ended as soon as they are made, unread. */
	public ScriptedServer hangUp() {
		hangsUp = true;
		return this;
	}

	/** Base URL. */
	public String url() {
		return "http://127.0.0.1:" + listening.getLocalPort();
	}

	/** All requests so far. */
	public List<Received> received() {
		return List.copyOf(received);
	}

	/** The last request. */
	public Received last() {
		return received.get(received.size() - 1);
	}

	/** Connections made so far. */
	public int connections() {
		return connections.get();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = listening.accept();
				socket.setTcpNoDelay(true);
				int number = connections.incrementAndGet();
				open.add(socket);
				if (hangsUp || listening.isClosed()) {
					socket.close();
					continue;
				}
				threads.execute(() -> serve(socket, number));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void serve(Socket socket, int number) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			boolean goOn = true;
			while (goOn) {
				Received request = read(in, number);
				if (request == null) {
					return;
				}
				received.add(request);
				Turn turn = script.poll();
				goOn = (turn == null ? otherwise.apply(request) : turn).play(socket, socket.getOutputStream());
			}
		}
		catch (IOException ex) {
			// the other end has closed
		}
	}

	private static Received read(InputStream in, int connection) throws IOException {
		String first = line(in);
		if (first == null) {
			return null;
		}
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		String[] parts = first.split(" ");
		return new Received(connection, parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				return null;
			}
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}

	/** Ends everything; behind it connections are refused. */
	@Override
	public void close() {
		try {
			listening.close();
			for (Socket socket : open) {
				socket.close();
			}
			threads.shutdownNow();
			threads.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
