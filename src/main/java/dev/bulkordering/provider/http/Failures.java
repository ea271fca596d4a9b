package dev.bulkordering.provider.http;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;

/** Why a request got no answer, in words. None of them repeats what was received. */
final class Failures {

	private Failures() {
	}

	/** What a failure means: certainly not sent, or in doubt. */
	static Outcome outcome(Flight flight, Exception failure, Duration timeForAnswer) {
		return flight.sent() ? Unknown.outage(afterSending(flight, failure, timeForAnswer))
				: new Unavailable(beforeSending(failure));
	}

	private static String beforeSending(Exception failure) {
		if (failure instanceof UnknownHostException) {
			return "the provider's host is not known";
		}
		if (failure instanceof ConnectionRequestTimeoutException) {
			return "all connections to the provider are busy";
		}
		if (failure instanceof ConnectTimeoutException || failure instanceof SocketTimeoutException) {
			return "no connection to the provider in time";
		}
		if (failure instanceof SSLException) {
			return "no secure connection (TLS) to the provider: its certificate or its protocols are not accepted";
		}
		if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
			return "the provider refuses connections";
		}
		return failure instanceof InterruptedIOException || Thread.currentThread().isInterrupted()
				? "stopped before the request was sent" : "no connection to the provider";
	}

	private static String afterSending(Flight flight, Exception failure, Duration timeForAnswer) {
		if (flight.overdue() || failure instanceof SocketTimeoutException) {
			return "no answer within " + timeForAnswer.toMillis() / 1000.0 + " s";
		}
		if (failure instanceof NoHttpResponseException) {
			return "the provider closed the connection without an answer";
		}
		return failure instanceof ClientProtocolException ? "the provider's answer is no HTTP"
				: "the connection broke before the answer was complete";
	}

}
