package dev.bulkordering.provider.http;

import java.io.IOException;
import java.net.ProxySelector;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import dev.bulkordering.provider.ProviderSettings;

/**
 * HTTP clients that send exactly what they are told to, once: no retries, no redirects,
 * no answers to authentication challenges, no cookies. They keep to the usual system
 * properties for proxies and for TLS.
 */
final class Clients {

	/** Longest time that an unused connection is kept, whatever the provider offers. */
	private static final TimeValue KEPT_FOR = TimeValue.ofSeconds(10);

	/** A connection unused for longer is looked at before it is used again. */
	private static final TimeValue TRUSTED_FOR = TimeValue.ofMilliseconds(50);

	private Clients() {
	}

	/** A client that keeps connections for later calls. */
	static CloseableHttpClient keeping(ProviderSettings settings) {
		return builder(settings).setKeepAliveStrategy((response, context) -> {
			TimeValue offered = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
			return offered.compareTo(KEPT_FOR) < 0 ? offered : KEPT_FOR;
		}).build();
	}

	/** A client that opens a connection for every call. */
	static CloseableHttpClient fresh(ProviderSettings settings) {
		return builder(settings).setConnectionReuseStrategy((request, response, context) -> false).build();
	}

	private static HttpClientBuilder builder(ProviderSettings settings) {
		return HttpClients.custom()
			.setConnectionManager(connections(settings))
			.setDefaultRequestConfig(requests(settings))
			.setUserAgent("bulk-ordering")
			.setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
			.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "departure", Clients::depart)
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableConnectionState()
			.disableContentCompression();
	}

	// Orders and questions of one process may be under way together, so there is room for
	// twice the calls that one of them has in flight.
	private static HttpClientConnectionManager connections(ProviderSettings settings) {
		Timeout connect = Timeout.of(settings.connectTimeout());
		int most = 2 * settings.concurrency();
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
			.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(connect)
				.setSocketTimeout(Timeout.of(settings.readTimeout()))
				.setValidateAfterInactivity(TRUSTED_FOR)
				.build())
			.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(connect).setTcpNoDelay(true).build())
			.setMaxConnTotal(most)
			.setMaxConnPerRoute(most)
			.build();
	}

	private static RequestConfig requests(ProviderSettings settings) {
		return RequestConfig.custom()
			.setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
			.setResponseTimeout(Timeout.of(settings.readTimeout()))
			.setAuthenticationEnabled(false)
			.setExpectContinueEnabled(false)
			.setRedirectsEnabled(false)
			.setProtocolUpgradeEnabled(false)
			.build();
	}

	// The last step before the request is written, with the connection open.
	private static ClassicHttpResponse depart(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
			throws IOException, HttpException {
		if (scope.clientContext.getAttribute(Flight.ATTRIBUTE) instanceof Flight flight) {
			flight.depart();
		}
		return chain.proceed(request, scope);
	}

}
