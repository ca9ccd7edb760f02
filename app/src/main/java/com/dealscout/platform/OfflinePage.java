package com.dealscout.platform;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What an installed Deal Scout shows without a network; the browser keeps it. */
@Controller
class OfflinePage {

    @GetMapping("/offline")
    String offline() {
        return "platform/offline";
    }
}
