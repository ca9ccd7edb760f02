package com.dealscout;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(DealScout.class);

    @Test
    void everyRoomUsesOnlyTheRoomsItMayKnow() {
        modules.verify();
    }
}
