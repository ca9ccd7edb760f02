package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Use;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Confirming an address. */
@Controller
class RegistrationPages {

    private final Registration registration;

    RegistrationPages(Registration registration) {
        this.registration = registration;
    }

    /** The one GET that changes something: a link in a mail can do nothing else. */
    @GetMapping("/verify-email")
    String confirm(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        var use = registration.confirm(token);
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
