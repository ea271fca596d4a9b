package dev.bulkordering.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Sends parts of pages anew while what they show moves (server-sent events). */
@Component
@ConditionalOnWebApplication
class LivePages implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(LivePages.class);

	private static final Duration PACE = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofMinutes(30);

	private final ITemplateEngine templates;

	private final ApplicationContext beans;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2,
			(task) -> new Thread(task, "live-pages"));

	LivePages(ITemplateEngine templates, ApplicationContext beans) {
		this.templates = templates;
		this.beans = beans;
	}

	/**
	 * Sends the fragment {@code state} of a template, looked at each second, when it has
	 * changed.
	 * @param fill fills its model, and tells whether there is more to come; after the
	 * last one the page is told to load itself anew
	 */
	SseEmitter follow(String template, Predicate<Model> fill) {
		SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
		Locale locale = LocaleContextHolder.getLocale();
		AtomicReference<ScheduledFuture<?>> task = new AtomicReference<>();
		AtomicReference<String> sent = new AtomicReference<>("");
		Runnable end = () -> {
			ScheduledFuture<?> running = task.get();
			if (running != null) {
				running.cancel(false);
			}
		};
		emitter.onCompletion(end);
		emitter.onTimeout(end);
		emitter.onError((failure) -> end.run());
		task.set(threads.scheduleWithFixedDelay(() -> {
			LocaleContextHolder.setLocale(locale);
			try {
				ExtendedModelMap model = new ExtendedModelMap();
				boolean more = fill.test(model);
				String state = render(template, model, locale);
				// what is sent replaces what the person reads and has opened
				if (!state.equals(sent.getAndSet(state))) {
					emitter.send(SseEmitter.event().name("state").data(state));
				}
				if (!more) {
					emitter.send(SseEmitter.event().name("over").data("over"));
					emitter.complete();
				}
			}
			catch (IOException | IllegalStateException ex) {
				// the page is gone
				end.run();
			}
			catch (RuntimeException ex) {
				log.warn("a page could not be kept up to date", ex);
				emitter.completeWithError(ex);
			}
			finally {
				LocaleContextHolder.resetLocaleContext();
			}
		}, 0, PACE.toMillis(), TimeUnit.MILLISECONDS));
		return emitter;
	}

	private String render(String template, Map<String, Object> model, Locale locale) {
		Context context = new Context(locale, model);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(beans, null));
		return templates.process(template, Set.of("state"), context).replace("\n", " ").replace("\r", "");
	}

	@Override
	public void destroy() {
		threads.shutdownNow();
	}

}
