package dev.bulkordering.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server, and takes the server away from it: all at once,
 * as when it is stopped, or without a word, as when a network swallows what is sent.
 */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final InetSocketAddress server;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private State state = State.PASSING;

	private enum State {

		PASSING, STALLED, CUT, CLOSED

	}

	private TcpProxy(ServerSocket listener, InetSocketAddress server) {
		this.listener = listener;
		this.server = server;
	}

	/** A proxy for a server, on some port of this machine. */
	public static TcpProxy to(String host, int port) {
		try {
			TcpProxy proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
					new InetSocketAddress(host, port));
			daemon(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The port that it listens on. */
	public int port() {
		return listener.getLocalPort();
	}

	/** Ends all connections, and each new one, until {@link #mend}. */
	public void cut() {
		become(State.CUT);
		sockets.forEach(TcpProxy::close);
	}

	/** Keeps connections, and passes nothing on until {@link #mend}. */
	public void stall() {
		become(State.STALLED);
	}

	/** Passes on again, and first what has come since it stalled. */
	public void mend() {
		become(State.PASSING);
	}

	@Override
	public void close() {
		become(State.CLOSED);
		close(listener);
		sockets.forEach(TcpProxy::close);
	}

	private synchronized void become(State next) {
		state = next;
		notifyAll();
	}

	private void accept() {
		while (true) {
			try {
				Socket client = listener.accept();
				daemon(() -> connect(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void connect(Socket client) {
		try {
			if (!mayPass()) {
				close(client);
				return;
			}
			Socket upstream = new Socket();
			sockets.add(client);
			sockets.add(upstream);
			upstream.connect(server);
			upstream.setTcpNoDelay(true);
			client.setTcpNoDelay(true);
			daemon(() -> pass(upstream, client));
			pass(client, upstream);
		}
		catch (IOException ex) {
			close(client);
		}
	}

	/** Passes bytes one way until either end is closed; then both are. */
	private void pass(Socket from, Socket to) {
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] bytes = new byte[1 << 14];
			for (int count = in.read(bytes); count >= 0 && mayPass(); count = in.read(bytes)) {
				out.write(bytes, 0, count);
			}
		}
		catch (IOException ex) {
			// cut, from one side or by us
		}
		finally {
			sockets.remove(from);
			close(from);
			close(to);
		}
	}

	/** Waits while it is stalled. */
	private synchronized boolean mayPass() {
		while (state == State.STALLED) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				return false;
			}
		}
		return state == State.PASSING;
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "tcp-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// it is of no use any more
		}
	}

}
