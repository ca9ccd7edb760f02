package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Form;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code /items/{id}}: an item as its seller sees it, and how it ends: sold, withdrawn, or a draft thrown away. */
@Controller
class ItemPage {

    private final Items items;
    private final ObjectProvider<Buyers> buyers;
    private final JsonMapper json;

    ItemPage(Items items, ObjectProvider<Buyers> buyers, JsonMapper json) {
        this.items = items;
        this.buyers = buyers;
        this.json = json;
    }

    @GetMapping("/items/{id}")
    String item(
            PersonId me,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var item = items.owned(me, ItemId.parse(id));
        describe(item, model);
        model.addAttribute("oob", part);
        return part ? "selling/item :: changed" : "selling/item";
    }

    private void describe(Item item, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("status", item.status().word());
        model.addAttribute("town", item.place() == null ? null : item.place().inWords());
        model.addAttribute("missing", Editing.missing(item));
        model.addAttribute("buyer", buyer(item));
    }

    private @Nullable String buyer(Item item) {
        return item.soldTo() == null
                ? null
                : of(item).stream()
                        .filter(b -> b.conversation().equals(item.soldTo()))
                        .map(Buyers.Buyer::name)
                        .findFirst()
                        .orElse(null);
    }

    private List<Buyers.Buyer> of(Item item) {
        return buyers.stream().flatMap(b -> b.of(item.id()).stream()).toList();
    }

    @GetMapping("/items/{id}/sold")
    String sale(
            PersonId me, @PathVariable String id, @RequestParam(defaultValue = "") String conversation, Model model) {
        var item = items.owned(me, ItemId.parse(id));
        if (item.status() != ItemStatus.POSTED && item.status() != ItemStatus.RESERVED) {
            return "redirect:/items/" + item.id();
        }
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("price", item.price() == null ? null : item.price().toPlainString());
        asked.put("conversation_id", conversation);
        return sale(item, Form.of(asked), model);
    }

    private String sale(Item item, Form form, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute("buyers", of(item));
        return "selling/sold";
    }

    @PostMapping("/items/{id}/sold")
    String sell(
            PersonId me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(name = "conversation_id", defaultValue = "") String conversation,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var item = items.owned(me, ItemId.parse(id));
        try {
            var problems = new ArrayList<Problem.FieldError>();
            var paid = ItemForm.price(price, json, problems);
            var buyer = buyer(conversation, problems);
            if (!problems.isEmpty()) {
                throw Problem.Invalid.fields(problems);
            }
            items.sell(me, item.id(), paid, buyer);
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            var typed = new HashMap<String, @Nullable Object>();
            typed.put("price", price);
            typed.put("conversation_id", conversation);
            return sale(item, Form.of(typed).refusedFor(e), model);
        }
        next.addFlashAttribute("said", "sold");
        return "redirect:/items/" + item.id();
    }

    private static @Nullable UUID buyer(String conversation, List<Problem.FieldError> problems) {
        if (conversation.isEmpty()) {
            return null;
        }
        try {
            return Ids.parse(conversation, "conversation");
        } catch (Problem.NotFound e) {
            problems.add(new Problem.FieldError("conversation_id", "is nobody who wrote about this item. Choose one."));
            return null;
        }
    }

    /** By script the question answers itself after ten seconds; without, it is asked. */
    @GetMapping("/items/{id}/withdraw")
    String withdrawal(
            PersonId me,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var item = items.owned(me, ItemId.parse(id));
        model.addAttribute("item", item);
        model.addAttribute("what", item.status() == ItemStatus.DRAFT ? "draft" : "item");
        return part ? "selling/withdraw :: toast" : "selling/withdraw";
    }

    @PostMapping("/items/{id}/withdraw")
    String withdraw(PersonId me, @PathVariable String id, RedirectAttributes next) {
        var end = end(me, ItemId.parse(id));
        next.addFlashAttribute("said", end.said());
        return "redirect:" + end.path();
    }

    @PostMapping(path = "/items/{id}/withdraw", headers = "HX-Request")
    ResponseEntity<Void> withdrawByScript(
            PersonId me, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        var end = end(me, ItemId.parse(id));
        RequestContextUtils.getOutputFlashMap(request).put("said", end.said());
        RequestContextUtils.saveOutputFlashMap(end.path(), request, response);
        return ResponseEntity.noContent().header("HX-Redirect", end.path()).build();
    }

    private record End(String said, String path) {}

    private End end(PersonId me, ItemId id) {
        var item = items.owned(me, id);
        items.remove(me, id);
        return item.status() == ItemStatus.DRAFT ? new End("dropped", "/sell") : new End("withdrawn", "/items/" + id);
    }
}
