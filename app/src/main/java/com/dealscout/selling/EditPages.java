package com.dealscout.selling;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Form;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Show;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /items/new} and {@code /items/{id}/edit}: the form of an item, and its photos.
 *
 * <p>A new form has an id but no item: the first thing that is typed or dropped begins the draft, so that looking leaves
 * nothing behind.
 */
@Controller
class EditPages {

    private static final String PAGE = "selling/edit";

    private static final List<String> CURRENCIES =
            List.of("USD", "AUD", "CAD", "CHF", "EUR", "GBP", "INR", "JPY", "MXN", "PKR");

    private final Items items;
    private final Editing editing;
    private final PhotoIntake intake;
    private final People people;
    private final Show show;

    EditPages(Items items, Editing editing, PhotoIntake intake, People people, Show show) {
        this.items = items;
        this.editing = editing;
        this.intake = intake;
        this.people = people;
        this.show = show;
    }

    @GetMapping("/items/new")
    String fresh(PersonId me, Model model) {
        var home = people.find(me).map(Person::home).orElse(null);
        return page(items.unusedId(), null, ItemForm.blank(home), model);
    }

    @GetMapping("/items/{id}/edit")
    String edit(PersonId me, @PathVariable String id, Model model) {
        var item = items.owned(me, ItemId.parse(id));
        return switch (item.status()) {
            case DRAFT, POSTED, RESERVED -> page(item.id(), item, ItemForm.of(item), model);
            case SOLD, WITHDRAWN -> "redirect:/items/" + item.id();
        };
    }

    @PostMapping("/items/{id}/edit")
    String save(
            PersonId me,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> request,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "") String then,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var item = ItemId.parse(id);
        var outcome = editing.save(me, item, fresh, ItemForm.of(request));
        if (outcome.form().isRefused()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if (part) {
            return saved(item, outcome, model, response);
        }
        return outcome.form().isRefused()
                ? page(item, outcome.item(), outcome.form(), model)
                : goOn(item, outcome.item(), then, next);
    }

    private static String goOn(ItemId id, @Nullable Item item, String then, RedirectAttributes next) {
        if (item == null) {
            return "redirect:/items/new";
        }
        if (item.status() != ItemStatus.DRAFT) {
            next.addFlashAttribute("said", "changed");
            return "redirect:/items/" + id;
        }
        next.addFlashAttribute("said", "saved");
        return "redirect:/items/" + id + (then.equals("post") ? "/post" : "/edit");
    }

    private String saved(ItemId id, Editing.Outcome outcome, Model model, HttpServletResponse response) {
        describe(id, outcome.item(), outcome.form(), model);
        model.addAttribute("oob", true);
        model.addAttribute("begun", outcome.begun());
        if (outcome.begun()) {
            response.setHeader("HX-Replace-Url", "/items/" + id + "/edit");
        }
        return PAGE + " :: saved";
    }

    /** Adds photos, and keeps what was typed beside them: without script it is the same form. */
    @PostMapping(path = "/items/{id}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String addPhotos(
            PersonId me,
            @PathVariable String id,
            MultipartHttpServletRequest request,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var item = ItemId.parse(id);
        var refused = new ArrayList<Problem.FieldError>();
        var before = fresh ? items.begun(me, item).orElse(null) : items.ownedWithRoomFor(me, item, 0);
        var begun = before == null & take(me, item, before, request, refused);
        var words = refused.stream().map(Problem.FieldError::message).toList();
        if (part) {
            var after = items.begun(me, item).orElse(null);
            describe(item, after, after == null ? ItemForm.blank(null) : ItemForm.of(after), model);
            model.addAttribute("oob", true);
            model.addAttribute("begun", begun);
            model.addAttribute("refusals", words);
            if (begun) {
                response.setHeader("HX-Replace-Url", "/items/" + item + "/edit");
            }
            return PAGE + " :: added";
        }
        next.addFlashAttribute("refusals", words);
        var typed = ItemForm.of(fields);
        if (typed.isThere()) {
            return save(me, id, fields, fresh, "", false, model.addAttribute("refusals", words), next, response);
        }
        return "redirect:/items/" + (items.begun(me, item).isPresent() ? item + "/edit" : "new");
    }

    /** Whether there were any photos among them. */
    private boolean take(
            PersonId me,
            ItemId id,
            @Nullable Item before,
            MultipartHttpServletRequest request,
            List<Problem.FieldError> refused) {
        try (var form = UploadForm.photosOf(parts(request))) {
            var room = Items.MAX_PHOTOS - (before == null ? 0 : before.photos().size());
            var prints = intake.goodPrints(form, room, refused);
            if (prints.isEmpty()) {
                return false;
            }
            if (before == null) {
                items.begin(me, id);
            }
            items.addPhotos(me, id, prints);
            return true;
        } catch (Problem.Invalid e) {
            // somebody filled the item in another window meanwhile
            refused.addAll(e.errors());
            return false;
        }
    }

    private static Collection<Part> parts(MultipartHttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IOException | ServletException e) {
            throw Problem.Invalid.field("photos", "did not arrive whole. Send them again.");
        }
    }

    /** More than the server takes in at all: what was too large is not known by name, and nothing was kept. */
    @ExceptionHandler
    ModelAndView tooMuch(MultipartException e, HttpServletRequest request) {
        var part = request.getHeader("HX-Request") != null;
        var words = "These photos are too large: one may have 25 MB. Send smaller ones, or fewer at once.";
        var refused = new ModelAndView(part ? "platform/said" : "error", HttpStatus.CONTENT_TOO_LARGE);
        return refused.addObject("title", "This does not work").addObject("words", words);
    }

    @PostMapping("/items/{id}/photos/{photo}/{wish:earlier|later|cover|remove}")
    String photo(
            PersonId me,
            @PathVariable String id,
            @PathVariable String photo,
            @PathVariable String wish,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var item = ItemId.parse(id);
        var which = Ids.parse(photo, "photo");
        try {
            if (wish.equals("remove")) {
                items.removePhoto(me, item, which);
            } else {
                items.movePhoto(me, item, which, Items.Move.valueOf(wish.toUpperCase(Locale.ROOT)));
            }
        } catch (Problem.Conflict e) {
            return kept(me, item, e, part, model, response);
        }
        if (part) {
            return photos(me, item, which, wish.equals("remove"), model);
        }
        return ItemForm.of(fields).isThere()
                ? save(me, id, fields, false, "", false, model, next, response)
                : "redirect:/items/" + item + "/edit";
    }

    /** The only photo of a posted item stays. */
    private String kept(
            PersonId me, ItemId id, Problem.Conflict why, boolean part, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusals", List.of(String.valueOf(why.getMessage())));
        var item = items.owned(me, id);
        if (!part) {
            return page(id, item, ItemForm.of(item), model);
        }
        describe(id, item, ItemForm.of(item), model);
        model.addAttribute("oob", true);
        return PAGE + " :: added";
    }

    @PostMapping("/items/{id}/photos/order")
    String order(
            PersonId me,
            @PathVariable String id,
            @RequestParam(name = "photo", defaultValue = "") List<String> order,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var item = ItemId.parse(id);
        items.orderPhotos(
                me, item, order.stream().map(p -> Ids.parse(p, "photo")).toList());
        return part ? photos(me, item, null, false, model) : "redirect:/items/" + item + "/edit";
    }

    private String photos(PersonId me, ItemId id, @Nullable UUID moved, boolean removed, Model model) {
        var item = items.owned(me, id);
        describe(id, item, ItemForm.of(item), model);
        var ids = item.photos().stream().map(Photo::id).toList();
        model.addAttribute("oob", true);
        model.addAttribute("news", removed ? "removed" : moved == null ? "ordered" : "moved");
        model.addAttribute("place", moved == null ? 0 : ids.indexOf(moved) + 1);
        return PAGE + " :: moved";
    }

    private String page(ItemId id, @Nullable Item item, Form form, Model model) {
        describe(id, item, form, model);
        return PAGE;
    }

    private void describe(ItemId id, @Nullable Item item, Form form, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute("posted", item != null && item.status() != ItemStatus.DRAFT);
        model.addAttribute("photos", item == null ? List.of() : item.photos());
        model.addAttribute(
                "town",
                item == null || item.place() == null ? null : item.place().inWords());
        model.addAttribute("fields", ItemForm.FIELDS);
        model.addAttribute("conditions", conditions());
        model.addAttribute("currencies", currencies(form));
        model.addAttribute("categories", OfferedCategories.ALL);
    }

    /** Best first, as they are read. */
    private Map<String, String> conditions() {
        var conditions = new LinkedHashMap<String, String>();
        for (var i = Condition.values().length - 1; i >= 0; i--) {
            var word = Condition.values()[i].word();
            conditions.put(word, Objects.requireNonNull(show.capitalised(word)));
        }
        return conditions;
    }

    private static Collection<String> currencies(Form form) {
        var chosen = form.value("currency");
        if (chosen == null || CURRENCIES.contains(chosen)) {
            return CURRENCIES;
        }
        var all = new ArrayList<>(CURRENCIES);
        all.add(chosen);
        return all;
    }
}
