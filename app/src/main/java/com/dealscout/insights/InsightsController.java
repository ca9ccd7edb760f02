package com.dealscout.insights;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Items;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class InsightsController {

    private final Items items;
    private final Timelines timelines;
    private final ItemFigures figures;

    InsightsController(Items items, Timelines timelines, ItemFigures figures) {
        this.items = items;
        this.timelines = timelines;
        this.figures = figures;
    }

    @GetMapping("/my-items/{id}/timeline")
    Timeline timeline(PersonId me, @PathVariable String id) {
        return timelines.of(items.owned(me, ItemId.parse(id)));
    }

    @GetMapping("/me/selling-figures")
    SellingFigures sellingFigures(PersonId me) {
        return figures.of(me);
    }
}
