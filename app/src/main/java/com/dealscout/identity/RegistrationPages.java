package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Use;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Joining, and confirming an address. */
@Controller
class RegistrationPages {

    private final Registration registration;

    RegistrationPages(Registration registration) {
        this.registration = registration;
    }

    @GetMapping("/register")
    String form() {
        return "identity/register";
    }

    @PostMapping("/register")
    String register(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "display_name", defaultValue = "") String displayName,
            @RequestParam(name = "postal_code", defaultValue = "") String postalCode,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("email", email.strip());
        try {
            registration.register(
                    new Registration.Request(email, password, displayName, null, postalCode), request.getRemoteAddr());
            return "identity/registered";
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            model.addAttribute("displayName", displayName);
            model.addAttribute("postalCode", postalCode);
            model.addAttribute("errors", FormErrors.of(e));
            return "identity/register";
        }
    }

    /** The one GET that changes something: a link in a mail can do nothing else. */
    @GetMapping("/verify-email")
    String confirm(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        var use = registration.confirm(token.strip());
        model.addAttribute("outcome", use.getClass().getSimpleName());
        if (!(use instanceof Use.Accepted)) {
            response.setStatus(HttpStatus.GONE.value());
        }
        return "identity/verify-email";
    }

    @PostMapping("/verify-email")
    String confirmAgain(@RequestParam(defaultValue = "") String email, Model model) {
        EmailAddress.of(email).ifPresent(registration::confirmAgain);
        model.addAttribute("outcome", "Asked");
        model.addAttribute("email", email);
        return "identity/verify-email";
    }
}
