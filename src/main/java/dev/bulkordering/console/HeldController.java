package dev.bulkordering.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
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
import dev.bulkordering.order.OrderState;

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
	String list(Model model) {
		Map<String, OrderEvidence> evidence = operations.evidence(null)
			.stream()
			.collect(Collectors.toMap(OrderEvidence::reference, (one) -> one));
		Map<String, Group> groups = new LinkedHashMap<>();
		for (OrderView order : operations.orders(null, OrderState.HELD)) {
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
	String decide(@RequestParam(required = false) @Nullable List<String> reference, @RequestParam String decision,
			@RequestParam(defaultValue = "") String id, @RequestParam String reason, RedirectAttributes attributes) {
		List<String> references = reference == null ? List.of() : reference;
		if (references.isEmpty() || references.size() > MOST_AT_ONCE) {
			throw new RefusedException(references.isEmpty() ? "Mark the orders that are decided."
					: "Decide " + MOST_AT_ONCE + " orders at once at the most.");
		}
		Decision decided = decision(decision, id, references.size());
		List<String> refused = new ArrayList<>();
		int done = 0;
		for (String one : references) {
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
