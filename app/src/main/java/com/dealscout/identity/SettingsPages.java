package com.dealscout.identity;

import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /settings}: one page, whose sections save themselves. With htmx a section that is saved answers only that it
 * is, so that what is being typed next to it stays; one that is refused, or was refused before, is drawn anew.
 */
@Controller
class SettingsPages {

    /** Where most people are who use this; the others follow by name. */
    private static final List<String> FIRST_ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu");

    private static final List<Map.Entry<String, String>> ZONES = zones();

    private final Profile profile;
    private final PasswordChanges passwords;
    private final LogOuts logOuts;
    private final JsonMapper json;

    SettingsPages(Profile profile, PasswordChanges passwords, LogOuts logOuts, JsonMapper json) {
        this.profile = profile;
        this.passwords = passwords;
        this.logOuts = logOuts;
        this.json = json;
    }

    @GetMapping("/me")
    String me() {
        return "redirect:/settings";
    }

    @GetMapping("/settings")
    String settings(PersonId me, @RequestParam(required = false) @Nullable String saved, Model model) {
        model.addAttribute("saved", saved);
        return page(profile.of(me), null, null, model);
    }

    @PostMapping("/settings/me")
    String saveMe(
            PersonId me,
            @RequestParam(name = "display_name", defaultValue = "") String displayName,
            @RequestParam(name = "postal_code", defaultValue = "") String postalCode,
            @RequestParam(name = "time_zone", defaultValue = "") String timeZone,
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        try {
            var person = profile.change(me, changes(profile.of(me), displayName, postalCode, timeZone));
            if (htmx == null) {
                return "redirect:/settings?saved=me";
            }
            model.addAttribute("saved", "me");
            return refused ? drawAnew("me", person, null, model, response) : said(person, model);
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            var typed = Map.of("display_name", displayName, "postal_code", postalCode, "time_zone", timeZone);
            var form = Form.of(typed).refusedFor(e);
            var person = profile.of(me);
            return htmx == null ? page(person, form, null, model) : drawAnew("me", person, form, model, response);
        }
    }

    /** A home that was given by its town alone has no ZIP code to show, and is not forgotten for that. */
    private ObjectNode changes(Person person, String displayName, String postalCode, String timeZone) {
        var patch = json.createObjectNode().put("display_name", displayName).put("time_zone", timeZone);
        if (!postalCode.strip().equals(postalCodeOf(person))) {
            patch.put("postal_code", postalCode);
        }
        return patch;
    }

    @PostMapping("/settings/password")
    String savePassword(
            PersonId me,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = Form.empty();
        try {
            passwords.change(
                    me,
                    current,
                    password,
                    BearerTokens.of(request).orElse(null),
                    request.getSession().getId());
            if (htmx == null) {
                return "redirect:/settings?saved=password#password";
            }
            model.addAttribute("saved", "password");
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            form = form.refusedFor(e);
            if (htmx == null) {
                return page(profile.of(me), null, form, model);
            }
        }
        model.addAttribute("password", form);
        return "identity/settings :: password";
    }

    @PostMapping("/settings/log-out-everywhere")
    String logOutEverywhere(PersonId me, HttpServletRequest request) throws ServletException {
        logOuts.everywhere(me);
        request.logout();
        return "redirect:/login?out";
    }

    private static String page(Person person, @Nullable Form me, @Nullable Form password, Model model) {
        fill(person, me, model);
        model.addAttribute("password", password == null ? Form.empty() : password);
        return "identity/settings";
    }

    private static String drawAnew(
            String section, Person person, @Nullable Form form, Model model, HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#" + section);
        response.setHeader("HX-Reswap", "outerHTML");
        fill(person, form, model);
        return "identity/settings :: " + section;
    }

    private static String said(Person person, Model model) {
        model.addAttribute("person", person);
        return "identity/settings :: said";
    }

    private static void fill(Person person, @Nullable Form form, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("zones", zonesWith(person.timeZone().getId()));
        model.addAttribute(
                "me",
                form != null
                        ? form
                        : Form.of(Map.of(
                                "display_name", person.displayName(),
                                "postal_code", postalCodeOf(person),
                                "time_zone", person.timeZone().getId())));
    }

    private static String postalCodeOf(Person person) {
        var home = person.home();
        return home == null || home.postalCode() == null ? "" : home.postalCode();
    }

    /** Somebody may have told a name by the API that is not offered here. */
    private static List<Map.Entry<String, String>> zonesWith(String present) {
        return ZONES.stream().anyMatch(zone -> zone.getKey().equals(present))
                ? ZONES
                : Stream.concat(Stream.of(Map.entry(present, present)), ZONES.stream())
                        .toList();
    }

    private static List<Map.Entry<String, String>> zones() {
        var named = new TreeSet<String>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC")
                        || id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .forEach(named::add);
        FIRST_ZONES.forEach(named::remove);
        return Stream.concat(FIRST_ZONES.stream(), named.stream())
                .map(id -> Map.entry(id, id.replace('_', ' ')))
                .toList();
    }
}
