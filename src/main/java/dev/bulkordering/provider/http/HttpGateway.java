package dev.bulkordering.provider.http;

import dev.bulkordering.provider.ProviderGateway;

/** What all gateways over a transport have in common: its rate, and its end. */
public abstract class HttpGateway implements ProviderGateway {

	/** The one way in which requests leave. */
	protected final Transport transport;

	/** A gateway over a transport, which is closed with it. */
	protected HttpGateway(Transport transport) {
		this.transport = transport;
	}

	@Override
	public final int takePermits(int most) {
		return transport.takePermits(most);
	}

	@Override
	public final long nanosUntilPermit() {
		return transport.nanosUntilPermit();
	}

	@Override
	public final void close() {
		transport.close();
	}

}
