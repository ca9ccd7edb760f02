package com.dealscout.alerts;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For administrators, who alone reach {@code /api/admin}. */
@RestController
class SweepController {

    private final Sweep sweep;

    SweepController(Sweep sweep) {
        this.sweep = sweep;
    }

    @PostMapping("/api/admin/tasks/check-all-deal-alerts")
    Sweep.Report checkAll() throws InterruptedException {
        return sweep.runAfterOthers();
    }
}
