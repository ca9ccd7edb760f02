package com.dealscout.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where mail can be read that never leaves this machine; templates know it as {@code @sandboxMail}. */
@Component("sandboxMail")
class SandboxMail {

    private final @Nullable String url;

    SandboxMail(@Value("${dealscout.sandbox-url:}") String sandbox) {
        this.url = sandbox.isEmpty() ? null : sandbox.replaceAll("/+$", "") + "/mail";
    }

    /** Null where mail goes to people's real mailboxes. */
    public @Nullable String url() {
        return url;
    }
}
