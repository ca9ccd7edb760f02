package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Turns email off, and on again, by the signed link of a mail. A mail program posts here by itself, without cookies
 * (RFC 8058); a person's browser gets a button, because programs that look into mails follow links.
 */
@Controller
class UnsubscribePages {

    private final Unsubscribing unsubscribing;
    private final StoredPreferences preferences;
    private final People people;
    private final TransactionTemplate transaction;

    UnsubscribePages(
            Unsubscribing unsubscribing,
            StoredPreferences preferences,
            People people,
            TransactionTemplate transaction) {
        this.unsubscribing = unsubscribing;
        this.preferences = preferences;
        this.people = people;
        this.transaction = transaction;
    }

    @GetMapping("/unsubscribe")
    String ask(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletResponse response) {
        if (!isSigned(person, token)) {
            return unknown(model, response);
        }
        return page(preferences.of(PersonId.parse(person)).emailEnabled() ? "ask" : "off", person, token, model);
    }

    @PostMapping("/unsubscribe")
    String act(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "off") String email,
            Model model,
            HttpServletResponse response) {
        if (!isSigned(person, token)) {
            return unknown(model, response);
        }
        var on = email.equals("on");
        var id = PersonId.parse(person);
        transaction.executeWithoutResult(
                _ -> preferences.save(id, preferences.of(id).withEmail(on)));
        return page(on ? "on" : "off", person, token, model);
    }

    private boolean isSigned(String person, String token) {
        try {
            var id = PersonId.parse(person);
            return unsubscribing.allows(id, token) && people.find(id).isPresent();
        } catch (Problem.NotFound e) {
            return false;
        }
    }

    private static String page(String state, String person, String token, Model model) {
        model.addAttribute("state", state);
        model.addAttribute("person", person);
        model.addAttribute("token", token);
        return "notifications/unsubscribe";
    }

    private static String unknown(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return page("unknown", "", "", model);
    }
}
