package dev.bulkordering.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: signing in, and where a person lands after that. */
@Controller
@ConditionalOnWebApplication
class HomeController {

	private final ConsoleSettings settings;

	HomeController(ConsoleSettings settings) {
		this.settings = settings;
	}

	@GetMapping("/signin")
	String signIn(@RequestParam(defaultValue = "") String openid, Model model) {
		OpenIdSettings provider = settings.openid();
		model.addAttribute("passwords", !settings.users().isEmpty());
		model.addAttribute("provider", provider == null ? null : provider.label());
		model.addAttribute("failure",
				provider == null || openid.isEmpty() ? null : OpenIdFailure.named(openid).sentence(provider.label()));
		return "signin";
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal ConsoleUser user) {
		if (user.is(Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER)) {
			return "redirect:/executions";
		}
		return user.is(Role.FINANCE) ? "redirect:/sheets" : "redirect:/codes";
	}

}
