package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company's OpenID provider on loopback: discovery, authorization codes with PKCE,
 * keys, signed tokens, persons and their groups, sign-out. It can be told to issue tokens
 * that nobody must believe.
 */
public final class OpenIdProvider implements AutoCloseable {

	/** The client that it knows. */
	public static final String CLIENT = "bulk-ordering";

	/** The secret of that client. */
	public static final String SECRET = "client secret";

	private static final String KEY_ID = "one";

	private final RSAKey key = key();

	private final int port;

	private final Map<String, Map<String, Object>> persons = new LinkedHashMap<>();

	private final Map<String, Grant> grants = new ConcurrentHashMap<>();

	private final List<String> signedOut = new CopyOnWriteArrayList<>();

	private volatile Token tokens = Token.GOOD;

	private @Nullable HttpServer server;

	/** What is wrong with the tokens that it issues. */
	public enum Token {

		/** Nothing. */
		GOOD,
		/** Signed by somebody else, under the same key's name. */
		FORGED,
		/** Of another issuer. */
		OTHER_ISSUER,
		/** For another client. */
		OTHER_CLIENT,
		/** Expired an hour ago. */
		EXPIRED,
		/** Of another sign-in. */
		OTHER_NONCE

	}

	private record Grant(String person, String nonce, String challenge, String redirect) {

	}

	/** A provider that does not answer yet, though its address is known. */
	public OpenIdProvider() {
		try (java.net.ServerSocket free = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = free.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Adds a person with claims beside {@code sub}. */
	public OpenIdProvider person(String subject, Map<String, Object> claims) {
		persons.put(subject, claims);
		return this;
	}

	/** Lets it answer, if it does not yet. */
	public synchronized void start() {
		if (server != null) {
			return;
		}
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.createContext("/.well-known/openid-configuration", (call) -> json(call, discovery()));
		server.createContext("/keys", (call) -> json(call, new JWKSet(key.toPublicJWK()).toJSONObject()));
		server.createContext("/authorize", this::authorize);
		server.createContext("/token", this::token);
		server.createContext("/userinfo", this::userInfo);
		server.createContext("/end", this::end);
		server.start();
	}

	/** Its address. */
	public String issuer() {
		return "http://localhost:" + port;
	}

	/** From now on it issues such tokens. */
	public void issue(Token kind) {
		tokens = kind;
	}

	/** The subjects whose sessions it was asked to end. */
	public List<String> signedOut() {
		return signedOut;
	}

	private Map<String, Object> discovery() {
		return Map.ofEntries(Map.entry("issuer", issuer()),
				Map.entry("authorization_endpoint", issuer() + "/authorize"),
				Map.entry("token_endpoint", issuer() + "/token"),
				Map.entry("userinfo_endpoint", issuer() + "/userinfo"),
				Map.entry("end_session_endpoint", issuer() + "/end"), Map.entry("jwks_uri", issuer() + "/keys"),
				Map.entry("response_types_supported", List.of("code")),
				Map.entry("subject_types_supported", List.of("public")),
				Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
				Map.entry("token_endpoint_auth_methods_supported", List.of("client_secret_basic")));
	}

	/** A page with a link for each person. */
	private void authorize(HttpExchange call) throws IOException {
		Map<String, String> asked = parameters(call.getRequestURI().getRawQuery());
		if (!CLIENT.equals(asked.get("client_id")) || !"S256".equals(asked.get("code_challenge_method"))
				|| !List.of(asked.get("scope").split(" ")).contains("openid")) {
			send(call, 400, "text/plain", "not a request of the client");
			return;
		}
		StringBuilder page = new StringBuilder("<!DOCTYPE html><title>Who are you?</title>");
		for (String person : persons.keySet()) {
			String code = UUID.randomUUID().toString();
			grants.put(code,
					new Grant(person, asked.get("nonce"), asked.get("code_challenge"), asked.get("redirect_uri")));
			page.append("<p><a href=\"%s?code=%s&amp;state=%s\">%s</a></p>".formatted(asked.get("redirect_uri"), code,
					URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8), person));
		}
		send(call, 200, "text/html", page.toString());
	}

	private void token(HttpExchange call) throws IOException {
		Map<String, String> asked = parameters(
				new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		String expected = "Basic " + Base64.getEncoder()
			.encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
				.getBytes(StandardCharsets.UTF_8));
		Grant grant = grants.remove(asked.getOrDefault("code", ""));
		if (!expected.equals(call.getRequestHeaders().getFirst("Authorization")) || grant == null
				|| !grant.redirect().equals(asked.get("redirect_uri"))
				|| !grant.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))) {
			send(call, 400, "application/json", "{\"error\":\"invalid_grant\"}");
			return;
		}
		json(call, Map.of("access_token", grant.person(), "token_type", "Bearer", "expires_in", 300, "id_token",
				idToken(grant)));
	}

	private String idToken(Grant grant) {
		Instant now = Instant.now();
		Instant issued = tokens == Token.EXPIRED ? now.minus(Duration.ofHours(2)) : now;
		JWTClaimsSet claims = new JWTClaimsSet.Builder().subject(grant.person())
			.issuer(tokens == Token.OTHER_ISSUER ? "http://localhost:1" : issuer())
			.audience(tokens == Token.OTHER_CLIENT ? "another" : CLIENT)
			.issueTime(Date.from(issued))
			.expirationTime(Date.from(issued.plus(Duration.ofHours(1))))
			.claim("nonce", tokens == Token.OTHER_NONCE ? "another" : grant.nonce())
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(), claims);
		try {
			token.sign(new RSASSASigner(tokens == Token.FORGED ? key() : key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private void userInfo(HttpExchange call) throws IOException {
		String person = call.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
		Map<String, Object> claims = new LinkedHashMap<>(persons.get(person));
		claims.put("sub", person);
		json(call, claims);
	}

	private void end(HttpExchange call) throws IOException {
		Map<String, String> asked = parameters(call.getRequestURI().getRawQuery());
		try {
			signedOut.add(SignedJWT.parse(asked.get("id_token_hint")).getJWTClaimsSet().getSubject());
		}
		catch (java.text.ParseException ex) {
			throw new IOException(ex);
		}
		call.getResponseHeaders().set("Location", asked.get("post_logout_redirect_uri"));
		call.sendResponseHeaders(302, -1);
		call.close();
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String challenge(String verifier) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(
						MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> parameters(String text) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String one : text.split("&")) {
			String[] parts = one.split("=", 2);
			parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return parameters;
	}

	private static void json(HttpExchange call, Map<String, Object> body) throws IOException {
		send(call, 200, "application/json", JsonMapper.shared().writeValueAsString(body));
	}

	private static void send(HttpExchange call, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		call.getResponseHeaders().set("Content-Type", type);
		call.sendResponseHeaders(status, bytes.length);
		call.getResponseBody().write(bytes);
		call.close();
	}

	@Override
	public synchronized void close() {
		if (server != null) {
			server.stop(0);
		}
	}

}
