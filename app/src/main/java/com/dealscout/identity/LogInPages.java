package com.dealscout.identity;

import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, also for those who forgot their password. */
@Controller
class LogInPages {

    private final PasswordChanges passwords;

    LogInPages(PasswordChanges passwords) {
        this.passwords = passwords;
    }

    @GetMapping("/")
    String welcome(Optional<PersonId> me) {
        return me.isPresent() ? "redirect:" + Doorstep.HOME : "identity/welcome";
    }

    /** The form goes to Spring Security, which also sends back here: with error, out or again, and no value. */
    @GetMapping("/login")
    String logIn(
            Optional<PersonId> me, @RequestParam Map<String, String> query, Model model, HttpServletRequest request) {
        if (me.isPresent()) {
            return "redirect:" + Doorstep.leave(request);
        }
        model.addAttribute(
                "said",
                Stream.of("error", "out", "again")
                        .filter(query::containsKey)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("form", form(request));
        return "identity/login";
    }

    static Form form(HttpServletRequest request) {
        return Form.of(Map.of("email", Doorstep.address(request).orElse("")));
    }

    @GetMapping("/forgot-password")
    String forgot(Model model, HttpServletRequest request) {
        model.addAttribute("form", form(request));
        return "identity/forgot-password";
    }

    @PostMapping("/forgot-password")
    String askForReset(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
        var refusals = new Refusals();
        var address = refusals.email(email);
        if (address.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("form", Form.of(Map.of("email", email)).refusedFor(refusals.problem()));
            return "identity/forgot-password";
        }
        passwords.askForReset(address.get());
        model.addAttribute("asked", email.strip());
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
        model.addAttribute("form", Form.of(Map.of("token", token.strip())));
        return "identity/reset-password";
    }

    @PostMapping("/reset-password")
    String reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response) {
        var form = Form.of(Map.of("token", token));
        try {
            passwords.reset(token, password);
            model.addAttribute("state", "done");
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            form = form.refusedFor(e);
            model.addAttribute("state", form.error("token") == null ? "form" : "gone");
        }
        model.addAttribute("form", form);
        return "identity/reset-password";
    }
}
