package dev.bulkordering.console;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.ProviderHealth;

/** How the providers fare, and whether orders may be placed there. */
@Controller
@ConditionalOnWebApplication
class ProvidersController {

	private final Operations operations;

	ProvidersController(Operations operations) {
		this.operations = operations;
	}

	/** A provider, and what its chart is drawn from. */
	record Shown(ProviderHealth health, CallChart chart) {

	}

	@GetMapping("/providers")
	String list(Model model) {
		List<Shown> shown = operations.providerHealth()
			.stream()
			.map((health) -> new Shown(health, CallChart.of(health.traffic())))
			.toList();
		model.addAttribute("providers", shown);
		return "providers";
	}

	/** A part of the page that takes as long as the provider does. */
	@GetMapping("/providers/{id}/balance")
	String balance(@PathVariable String id, Model model) {
		model.addAttribute("balance", operations.balance(id));
		return "provider-balance :: balance";
	}

	@PostMapping("/providers/{id}/pause")
	String pause(@PathVariable String id, @RequestParam(defaultValue = "") String reason,
			RedirectAttributes attributes) {
		operations.pauseProvider(id, Reason.of(reason));
		attributes.addFlashAttribute("notice",
				"Nothing more is placed at " + id + ". Its runs stop after the calls in flight.");
		return "redirect:/providers";
	}

	@PostMapping("/providers/{id}/resume")
	String resume(@PathVariable String id, @RequestParam(defaultValue = "") String reason,
			RedirectAttributes attributes) {
		operations.resumeProvider(id, Reason.of(reason));
		attributes.addFlashAttribute("notice",
				"Orders may be placed at " + id + " again. Runs that were stopped wait for their restart.");
		return "redirect:/providers";
	}

}
