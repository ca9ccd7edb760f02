package com.dealscout.platform;

import io.nayuki.qrcodegen.QrCode;
import java.lang.management.ManagementFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started this node that it is ready, and where to go. */
@Component
class Greeting {

    private static final int QUIET_ZONE = 2;

    private final PublicUrl url;
    private final String sandbox;
    private final boolean qrCode;

    Greeting(
            PublicUrl url,
            @Value("${dealscout.sandbox-url:}") String sandbox,
            @Value("${dealscout.qr-code:false}") boolean qrCode) {
        this.url = url;
        this.sandbox = sandbox;
        this.qrCode = qrCode;
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
        if (qrCode) {
            System.out.println(picture(QrCode.encodeText(url.at("/"), QrCode.Ecc.LOW)));
            System.out.printf(
                    "Point the phone's camera at it. The certificate is this installation's own, so the phone asks once%n"
                            + "whether to trust it.%n%n");
        }
    }

    /** Two rows of modules in each line of text, light on dark as terminals are, with the quiet zone around. */
    private static String picture(QrCode code) {
        var text = new StringBuilder();
        for (var y = -QUIET_ZONE; y < code.size + QUIET_ZONE; y += 2) {
            for (var x = -QUIET_ZONE; x < code.size + QUIET_ZONE; x++) {
                var upper = !code.getModule(x, y);
                var lower = !code.getModule(x, y + 1);
                text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
