package com.dealscout.selling;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Makes an item sold when a marketplace says that it was. */
@Component
class ReportedSales {

    private final Items items;

    ReportedSales(Items items) {
        this.items = items;
    }

    @ApplicationModuleListener
    void on(SaleReported report) {
        items.sellReported(report);
    }
}
