package com.dealscout.identity;

import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, also for those who forgot their password, and what is there at once. */
@Controller
class LogInPages {

    private final PasswordChanges passwords;
    private final Profile profile;

    LogInPages(PasswordChanges passwords, Profile profile) {
        this.passwords = passwords;
        this.profile = profile;
    }

    @GetMapping("/")
    String welcome(Optional<PersonId> me, Model model) {
        model.addAttribute("loggedIn", me.isPresent());
        return "identity/welcome";
    }

    /** The form goes to Spring Security, which also sends back here. */
    @GetMapping("/login")
    String logIn(Optional<PersonId> me) {
        return me.isPresent() ? "redirect:/me" : "identity/login";
    }

    @GetMapping("/me")
    String me(PersonId me, Model model) {
        model.addAttribute("person", profile.of(me));
        return "identity/me";
    }

    @GetMapping("/forgot-password")
    String forgot() {
        return "identity/forgot-password";
    }

    @PostMapping("/forgot-password")
    String askForReset(@RequestParam(defaultValue = "") String email, Model model) {
        EmailAddress.of(email).ifPresent(passwords::askForReset);
        model.addAttribute("asked", email);
        return "identity/forgot-password";
    }

    /** Shows the form only; the link is used up by sending it, for mail programs like to look at links beforehand. */
    @GetMapping("/reset-password")
    String resetForm(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        var good = passwords.canReset(token.strip());
        if (!good) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("state", good ? "form" : "gone");
        model.addAttribute("token", token.strip());
        return "identity/reset-password";
    }

    @PostMapping("/reset-password")
    String reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response) {
        try {
            passwords.reset(token, password);
            model.addAttribute("state", "done");
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            var errors = FormErrors.of(e);
            model.addAttribute("state", errors.containsKey("token") ? "gone" : "form");
            model.addAttribute("errors", errors);
            model.addAttribute("token", token);
        }
        return "identity/reset-password";
    }
}
