package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mailbox keeps the latest mails, and no more. */
class MailboxTests {

    @Test
    void theOldestMakeRoom() {
        try (var mailbox = new Mailbox(Clock.systemUTC(), 20)) {
            for (var i = 0; i < 75; i++) {
                mailbox.deliver(
                        new Mail.Content("a@example.com", "Mail " + i, "Text", null, Map.of()),
                        List.of("one@example.com"));
            }

            assertThat(mailbox.size()).isEqualTo(20);
            assertThat(mailbox.all().getFirst().content().subject()).isEqualTo("Mail 55");
            assertThat(mailbox.latest(1).getFirst().content().subject()).isEqualTo("Mail 74");
            mailbox.clear();
            assertThat(mailbox.all()).isEmpty();
        }
    }
}
