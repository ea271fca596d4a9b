package dev.bulkordering.console;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may call what. Whatever is not named here is refused to everybody. Providers sign
 * their webhooks in ways of their own, so these pass.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ConsoleSettings.class)
class SecurityConfiguration {

	/** No script, style or image from elsewhere, and none inside a page. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
			+ " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
			+ " form-action 'self'";

	private static final String SIGN_IN = "/signin";

	private static final String SIGNED_OUT = "/signin?out";

	@Bean
	@Order(1)
	SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
		return http.securityMatcher("/webhooks/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

	/** Programs come with a token of their own, and leave no session behind. */
	@Bean
	@Order(2)
	SecurityFilterChain api(HttpSecurity http, ConsoleSettings settings, ApiProblems problems, ApiDenials denials)
			throws Exception {
		String[] looking = names(Role.OPERATOR, Role.VIEWER, Role.ADMIN);
		String[] operating = names(Role.OPERATOR, Role.ADMIN);
		String[] uploading = names(Role.FINANCE, Role.ADMIN);
		return http.securityMatcher("/api/**").authorizeHttpRequests((requests) -> {
			requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi").authenticated();
			requests
				.requestMatchers(HttpMethod.GET, "/api/v1/jobs", "/api/v1/jobs/{job}/template", "/api/v1/sheets/{id}",
						"/api/v1/executions/{number}/result", "/api/v1/executions/{number}/corrected")
				.hasAnyRole(uploading);
			requests.requestMatchers(HttpMethod.POST, "/api/v1/sheets", "/api/v1/sheets/{id}/place")
				.hasAnyRole(uploading);
			requests
				.requestMatchers(HttpMethod.GET, "/api/v1/executions", "/api/v1/executions/{number}",
						"/api/v1/executions/{number}/orders")
				.hasAnyRole(names(Role.FINANCE, Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER));
			requests.requestMatchers(HttpMethod.GET, "/api/v1/executions/{number}/restart")
				.hasAnyRole(names(Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER));
			requests
				.requestMatchers(HttpMethod.POST, "/api/v1/executions/{number}/approve",
						"/api/v1/executions/{number}/decline")
				.hasAnyRole(names(Role.APPROVER));
			requests
				.requestMatchers(HttpMethod.POST, "/api/v1/executions/{number}/restart",
						"/api/v1/executions/{number}/stop", "/api/v1/executions/{number}/abandon",
						"/api/v1/orders/{reference}/resolve")
				.hasAnyRole(operating);
			requests.requestMatchers(HttpMethod.GET, "/api/v1/orders", "/api/v1/providers", "/api/v1/audit")
				.hasAnyRole(looking);
			requests.anyRequest().denyAll();
		})
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.addFilterBefore(new BearerFilter(new ApiTokens(settings), new SignInLimits(), problems),
					UsernamePasswordAuthenticationFilter.class)
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems::unauthorized)
				.accessDeniedHandler(denials))
			.build();
	}

	// settings that cannot be are refused at the start, and not at the first request
	@Bean
	@Order(3)
	@Lazy(false)
	SecurityFilterChain pages(HttpSecurity http, ConsoleSettings settings) throws Exception {
		OpenIdSettings openid = settings.openid();
		OpenIdSignIn provider = openid == null ? null : new OpenIdSignIn(openid, settings.names());
		if (provider != null) {
			provider.addTo(http);
		}
		// a sign-out is a form that leads on to the provider's
		String policy = CONTENT_SECURITY_POLICY + (provider == null ? "" : " " + provider.origin());
		return http.authorizeHttpRequests((requests) -> {
			requests.requestMatchers("/signin", "/webjars/**", "/assets/**", "/favicon.ico", "/error").permitAll();
			requests.requestMatchers(HttpMethod.GET, "/").authenticated();
			requests.requestMatchers(HttpMethod.GET, "/executions", "/executions/**")
				.hasAnyRole(names(Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER));
			requests.requestMatchers(HttpMethod.POST, "/executions/{number}/approve", "/executions/{number}/decline")
				.hasAnyRole(names(Role.APPROVER));
			requests.requestMatchers(HttpMethod.POST, "/executions/**").hasAnyRole(names(Role.OPERATOR, Role.ADMIN));
			requests.requestMatchers(HttpMethod.GET, "/held").hasAnyRole(names(Role.OPERATOR, Role.VIEWER, Role.ADMIN));
			requests.requestMatchers(HttpMethod.GET, "/providers", "/providers/{id}/balance")
				.hasAnyRole(names(Role.OPERATOR, Role.VIEWER, Role.ADMIN));
			requests.requestMatchers(HttpMethod.POST, "/providers/{id}/pause", "/providers/{id}/resume")
				.hasAnyRole(names(Role.OPERATOR, Role.ADMIN));
			requests.requestMatchers(HttpMethod.GET, "/schedules", "/audit", "/audit/export")
				.hasAnyRole(names(Role.OPERATOR, Role.VIEWER, Role.ADMIN));
			requests
				.requestMatchers(HttpMethod.POST, "/schedules/{job}/run", "/schedules/{job}/pause",
						"/schedules/{job}/resume")
				.hasAnyRole(names(Role.OPERATOR, Role.ADMIN));
			requests.requestMatchers(HttpMethod.POST, "/held").hasAnyRole(names(Role.OPERATOR, Role.ADMIN));
			requests.requestMatchers(HttpMethod.GET, "/sheets/runs/{number}/rows/{row}")
				.hasAnyRole(names(Role.FINANCE, Role.ADMIN, Role.APPROVER));
			requests
				.requestMatchers(HttpMethod.GET, "/sheets", "/sheets/template", "/sheets/{id}", "/sheets/{id}/marked",
						"/sheets/runs/{number}", "/sheets/runs/{number}/live", "/sheets/runs/{number}/result",
						"/sheets/runs/{number}/orders", "/sheets/runs/{number}/corrected")
				.hasAnyRole(names(Role.FINANCE, Role.ADMIN));
			requests
				.requestMatchers(HttpMethod.POST, "/sheets", "/sheets/{id}/place", "/sheets/runs/{number}/place",
						"/sheets/runs/{number}/stop")
				.hasAnyRole(names(Role.FINANCE, Role.ADMIN));
			requests.requestMatchers(HttpMethod.GET, "/codes", "/codes/{number}", "/codes/{number}/{token}")
				.hasRole(Role.CODES.name());
			requests
				.requestMatchers(HttpMethod.POST, "/codes/{number}", "/codes/{number}/{token}/page",
						"/codes/{number}/{token}/workbook")
				.hasRole(Role.CODES.name());
			requests.anyRequest().denyAll();
		})
			.authenticationProvider(new LimitedSignIn(passwords(settings), new SignInLimits()))
			.formLogin((form) -> form.loginPage(SIGN_IN)
				.usernameParameter("name")
				.defaultSuccessUrl("/", false)
				.failureHandler((request, response, failure) -> response
					.sendRedirect(failure instanceof org.springframework.security.authentication.LockedException
							? "/signin?locked" : "/signin?wrong")))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(new SignInEntryPoint(SIGN_IN)))
			.logout((logout) -> {
				logout.logoutUrl("/signout").logoutSuccessUrl(SIGNED_OUT);
				if (provider != null) {
					logout.logoutSuccessHandler(provider.signOut(SIGNED_OUT));
				}
			})
			.headers((headers) -> headers.contentSecurityPolicy((content) -> content.policyDirectives(policy))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
				.permissionsPolicyHeader(
						(permissions) -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()")))
			.build();
	}

	/** Addresses that could be read in two ways never get as far as one of the chains. */
	@Bean
	RequestRejectedHandler rejected(ApiProblems problems) {
		RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();
		return (request, response, rejected) -> {
			if (ApiProblems.isApi(request)) {
				problems.answer(request, response, HttpStatus.BAD_REQUEST,
						"The address holds characters that no address of this interface has.");
			}
			else {
				pages.handle(request, response, rejected);
			}
		};
	}

	private static DaoAuthenticationProvider passwords(ConsoleSettings settings) {
		UserDetailsService users = (name) -> {
			String small = name.toLowerCase(Locale.ROOT);
			ConsoleSettings.User user = settings.users().get(small);
			if (user == null) {
				throw new UsernameNotFoundException("nobody is called so");
			}
			return ConsoleUser.of(small, user);
		};
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users);
		provider.setPasswordEncoder(new BCryptPasswordEncoder());
		return provider;
	}

	private static String[] names(Role... roles) {
		return java.util.Arrays.stream(roles).map(Role::name).toArray(String[]::new);
	}

}
