package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /settings/notifications}: on which channels I am told, a section of the settings and a page by itself. */
@Controller
@RequestMapping("/settings/notifications")
class ReachPages {

    /** As the API calls it, so that what is refused there stands at this field. */
    private static final String WEBHOOK = "channels.discord.webhook_url";

    private final StoredPreferences preferences;
    private final PreferenceChanges changes;
    private final ChannelTrials trials;
    private final People people;

    ReachPages(StoredPreferences preferences, PreferenceChanges changes, ChannelTrials trials, People people) {
        this.preferences = preferences;
        this.changes = changes;
        this.trials = trials;
        this.people = people;
    }

    @GetMapping
    String show(
            PersonId me,
            @RequestParam(defaultValue = "false") boolean saved,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("saved", saved);
        return section(me, stored(me), htmx, model);
    }

    @PostMapping
    String save(
            PersonId me,
            @RequestParam(defaultValue = "false") boolean email,
            @RequestParam(defaultValue = "false") boolean discord,
            @RequestParam(name = WEBHOOK, defaultValue = "") String webhook,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        try {
            changes.change(me, email, discord, webhook);
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            return section(me, form(email, discord, webhook).refusedFor(e), htmx, model);
        }
        if (htmx == null) {
            return "redirect:/settings/notifications?saved=true";
        }
        model.addAttribute("saved", true);
        return section(me, stored(me), htmx, model);
    }

    /** Waits for up to ten seconds for what becomes of it. */
    @PostMapping("/{channel}/test")
    String test(
            PersonId me,
            @PathVariable String channel,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model)
            throws InterruptedException {
        var tried = Channel.of(channel).orElseThrow(() -> new Problem.NotFound("channel"));
        model.addAttribute("tried", tried.word());
        model.addAttribute("outcome", trials.run(me, tried));
        return htmx == null ? section(me, stored(me), null, model) : "notifications/reach :: outcome";
    }

    private String section(PersonId me, Form form, @Nullable String htmx, Model model) {
        var person = people.find(me).orElseThrow(() -> new Problem.NotFound("person"));
        model.addAttribute("form", form);
        model.addAttribute("person", person);
        return htmx == null ? "notifications/reach" : "notifications/reach :: section";
    }

    private Form stored(PersonId me) {
        var stored = preferences.of(me);
        var webhook = stored.webhook();
        return form(stored.emailEnabled(), stored.discordEnabled(), webhook == null ? "" : webhook.masked());
    }

    private static Form form(boolean email, boolean discord, String webhook) {
        var values = new HashMap<String, Object>();
        values.put("email", email ? "on" : null);
        values.put("discord", discord ? "on" : null);
        values.put(WEBHOOK, webhook);
        return Form.of(values);
    }
}
