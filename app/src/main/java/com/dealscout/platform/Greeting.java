package com.dealscout.platform;

import java.lang.management.ManagementFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started this node that it is ready, and where to go. */
@Component
class Greeting {

    private final PublicUrl url;
    private final String sandbox;

    Greeting(PublicUrl url, @Value("${dealscout.sandbox-url:}") String sandbox) {
        this.url = url;
        this.sandbox = sandbox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        System.out.printf(
                "%nDeal Scout is ready after %.1f s.%n",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        System.out.printf("  %-22s %s%n", "Open", url.at("/"));
        System.out.printf("  %-22s %s%n", "API, to read and try", url.at("/api/docs"));
        if (!sandbox.isEmpty()) {
            System.out.printf(
                    "  %-22s %s  (stand-in marketplaces, and all mail that is sent)%n", "Sandbox", sandbox + "/");
        }
        System.out.printf("  %-22s Ctrl-C%n%n", "Stop");
    }
}
