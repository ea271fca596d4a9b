package dev.bulkordering.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.Decision;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.OrderEvidence;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;

/** The orders that wait for a person, and what a person decides about them. */
@Controller
@ConditionalOnWebApplication
class HeldController {

	private static final int MOST_AT_ONCE = 200;

	private final Operations operations;

	HeldController(Operations operations) {
		this.operations = operations;
	}

	/**
	 * Orders that are held for the same reason at the same provider: what holds for one
	 * mostly holds for all.
	 *
	 * @param answer the last answer that they share
	 * @param document what the provider's document says about finding such an order
	 */
	record Group(String provider, String answer, String document, List<Held> orders) {

	}

	/** A held order, and the calls made for it. */
	record Held(OrderView order, List<OrderEvidence.Call> calls) {

	}

	@GetMapping("/held")
	String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
		Map<String, OrderEvidence> evidence = operations.evidence(null)
			.stream()
			.collect(Collectors.toMap(OrderEvidence::reference, (one) -> one));
		Map<String, Group> groups = new LinkedHashMap<>();
		for (OrderView order : operations.heldOrders(user.jobs())) {
			OrderEvidence known = evidence.get(order.reference());
			if (known == null) {
				continue;
			}
			String answer = order.lastAnswer() == null ? "no answer" : order.lastAnswer();
			groups
				.computeIfAbsent(order.provider() + " " + answer,
						(key) -> new Group(order.provider(), answer, known.document(), new ArrayList<>()))
				.orders()
				.add(new Held(order, known.calls()));
		}
		model.addAttribute("groups", List.copyOf(groups.values()));
		return "held";
	}

	@PostMapping("/held")
	String decide(@AuthenticationPrincipal ConsoleUser user,
			@RequestParam(required = false) @Nullable List<String> reference, @RequestParam String decision,
			@RequestParam(defaultValue = "") String id, @RequestParam String reason, RedirectAttributes attributes) {
		List<String> references = reference == null ? List.of() : reference;
		if (references.isEmpty() || references.size() > MOST_AT_ONCE) {
			throw new RefusedException(references.isEmpty() ? "Mark the orders that are decided."
					: "Decide " + MOST_AT_ONCE + " orders at once at the most.");
		}
		Decision decided = decision(decision, id, references.size());
		List<String> refused = new ArrayList<>();
		int done = 0;
		Set<String> granted = granted(user, references);
		for (String one : references) {
			if (!granted.contains(one)) {
				refused.add("Order " + one + " is not among the held orders of your jobs");
				continue;
			}
			try {
				operations.resolve(one, decided, reason, Progress.NONE);
				done++;
			}
			catch (RefusedException ex) {
				refused.add(ex.getMessage());
			}
		}
		if (done > 0) {
			attributes.addFlashAttribute("notice", done == 1 ? "1 order is decided." : done + " orders are decided.");
		}
		if (!refused.isEmpty()) {
			attributes.addFlashAttribute("refusal", String.join(" — ", refused));
		}
		return "redirect:/held";
	}

	/** Those of the orders whose jobs a person may see. */
	private Set<String> granted(ConsoleUser user, List<String> references) {
		return user.jobs() == null ? Set.copyOf(references)
				: operations.heldOrders(user.jobs())
					.stream()
					.map(OrderView::reference)
					.collect(Collectors.toUnmodifiableSet());
	}

	private static Decision decision(String decision, String id, int orders) {
		return switch (decision) {
			case "placed" -> {
				if (orders > 1) {
					throw new RefusedException("An id belongs to one order: mark that one alone.");
				}
				yield new Decision.PlacedAs(id);
			}
			case "not-placed" -> new Decision.NotPlaced();
			case "reject" -> new Decision.Reject();
			default -> throw new NotUnderstoodException();
		};
	}

}
