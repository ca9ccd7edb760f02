package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Wording;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /items/{id}}: an item as its seller sees it; mails lead here. */
@Controller
class ItemPage {

    private final Items items;

    ItemPage(Items items) {
        this.items = items;
    }

    @GetMapping("/items/{id}")
    String item(PersonId me, @PathVariable String id, Model model) {
        var item = items.owned(me, ItemId.parse(id));
        model.addAttribute("item", item);
        model.addAttribute("title", item.title().isEmpty() ? "Untitled draft" : item.title());
        model.addAttribute("status", status(item.status()));
        model.addAttribute("place", item.place() == null ? null : item.place().inWords());
        model.addAttribute("price", money(item.price(), item.currency()));
        model.addAttribute("soldFor", money(item.soldPrice(), item.currency()));
        model.addAttribute("missing", missing(item));
        return "selling/item";
    }

    private static List<String> missing(Item item) {
        return ItemFacts.of(item).missing(item.photos().size()).stream()
                .map(ItemPage::label)
                .toList();
    }

    private static String label(String field) {
        return switch (field) {
            case "postal_code" -> "place (postal code)";
            case "photos" -> "at least one photo";
            default -> field;
        };
    }

    private static String status(ItemStatus status) {
        return switch (status) {
            case DRAFT -> "Draft, seen by you only";
            case POSTED -> "Posted";
            case RESERVED -> "Reserved";
            case SOLD -> "Sold";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    private static @Nullable String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Wording.money(amount, currency);
    }
}
