package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Use;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final People people;

    RegistrationPages(Registration registration, People people) {
        this.registration = registration;
        this.people = people;
    }

    /** @param purpose what they come for; whoever is in already goes straight to it */
    @GetMapping("/register")
    String form(
            Optional<PersonId> me,
            @RequestParam(name = "for", required = false) @Nullable String purpose,
            Model model,
            HttpServletRequest request) {
        Doorstep.rememberPurpose(request, purpose);
        if (me.isPresent()) {
            return "redirect:" + Doorstep.leave(request);
        }
        model.addAttribute("form", LogInPages.form(request));
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
        try {
            registration.register(
                    new Registration.Request(email, password, displayName, null, postalCode), request.getRemoteAddr());
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            var typed = Map.of("email", email, "display_name", displayName, "postal_code", postalCode);
            model.addAttribute("form", Form.of(typed).refusedFor(e));
            return "identity/register";
        }
        Doorstep.rememberAddress(request, email);
        model.addAttribute("email", email.strip());
        return "identity/registered";
    }

    /** The one GET that changes something: a link in a mail can do nothing else. */
    @GetMapping("/verify-email")
    String confirm(
            Optional<PersonId> me,
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var use = registration.confirm(token.strip());
        if (use instanceof Use.Accepted(var person)) {
            people.find(person).ifPresent(known -> Doorstep.rememberAddress(request, known.email()));
        } else {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("outcome", use.getClass().getSimpleName());
        model.addAttribute("loggedIn", me.isPresent());
        model.addAttribute("form", LogInPages.form(request));
        return "identity/verify-email";
    }

    @PostMapping("/verify-email")
    String confirmAgain(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
        var refusals = new Refusals();
        var address = refusals.email(email);
        if (address.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("outcome", "Unknown");
            model.addAttribute("form", Form.of(Map.of("email", email)).refusedFor(refusals.problem()));
            return "identity/verify-email";
        }
        registration.confirmAgain(address.get());
        model.addAttribute("outcome", "Asked");
        model.addAttribute("email", email.strip());
        return "identity/verify-email";
    }
}
